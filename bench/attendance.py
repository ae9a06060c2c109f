"""Attendance of a very large course, from files: called by measure.py.

5,000 participants with four connections each, held against 5,000 registrations, and 20,000 with two each.
The same command on a handful of people is the start-up that is taken off.
"""

import csv
import datetime
import os
import random
import statistics

FIRSTS = ("Alice Benoît Chloé David Éloïse Farid Gwen Hugo Inès Jean-François Kim Łukasz Maëlle Noémie "
          "Olivier Phương Quentin Rosa Siobhán Thành Uyên Véronique Wei Xavier Yasmine Zoé").split()
LASTS = ("Tremblay Roy Gagnon O'Brien-Lévesque Nguyễn Müller Côté Bouchard García Żółć Papadopoulos "
         "Ivanova L'Écuyer St-Onge Chen McDonald").split()


def files(directory, people, connections):
    """Writes zoom.csv and people.csv; names repeat, as they do in so large a course."""
    rng = random.Random(5)
    names = ["%s %s%s" % (rng.choice(FIRSTS), rng.choice(LASTS), "" if i % 3 else " " + rng.choice(LASTS))
             for i in range(people)]
    start = datetime.datetime(2026, 9, 14, 13, 0)
    with open(os.path.join(directory, "zoom.csv"), "w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Name (Original Name)", "User Email", "Join Time", "Leave Time",
                       "Duration (Minutes)", "Guest", "In Waiting Room"])
        for _ in range(connections // people):
            for i, name in enumerate(names):
                joined = start + datetime.timedelta(seconds=rng.randrange(9000))
                left = joined + datetime.timedelta(seconds=rng.randrange(4000))
                guest = i % 5 == 0
                # Two thirds of those without an address make their name unlike all others.
                shown = name + " %d" % i if guest and i % 3 else name
                rows.writerow([shown, "" if guest else "p%d@u.example" % i, joined, left,
                               (left - joined).seconds // 60, "Yes", "No"])
    with open(os.path.join(directory, "people.csv"), "w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Order #", "First Name", "Last Name", "Email", "Attendee #", "Attendee Status"])
        for i, name in enumerate(names):
            first, last = name.split(" ", 1)
            rows.writerow([10 ** 9 + i, first, last, "p%d@u.example" % i, 2 * 10 ** 9 + i,
                           "Checked In" if i % 2 else "Attending"])


def measure(root, work, count, run, rounds, table, verdict):
    commands = {}
    for name, people, connections in (("5,000 people, 20,000 connections", 5000, 20000),
                                      ("start-up: 5 people, 20 connections", 5, 20),
                                      ("5,000 people, 10,000 connections", 5000, 10000),
                                      ("20,000 people, 40,000 connections", 20000, 40000)):
        directory = os.path.join(work, "attendance-%d-%d" % (people, connections))
        os.makedirs(directory)
        files(directory, people, connections)
        commands[name] = [os.path.join(root, "cqorc"), "attendance", "--zoom-report", "zoom.csv",
                          "--eventbrite-report", "people.csv", "--csv", "report.csv",
                          "--html", "report.html", "--decide", "decide.csv", "--force"], directory
    env = dict(os.environ)
    for name in ("CQORC_CONFIG_DIR", "CQORC_SECRETS_DIR"):
        env.pop(name, None)
    samples = rounds(
        {name: (lambda c=command, d=directory: run(c, env=env, cwd=d))
         for name, (command, directory) in commands.items()}, count)
    rows, medians, processor, notes = [], [], [], []
    for name, taken in samples.items():
        seconds = [sample.seconds for sample in taken]
        medians.append(statistics.median(seconds))
        processor.append(statistics.median(sample.processor for sample in taken))
        rows.append([name, "%.2f s" % medians[-1], "%.2f s" % min(seconds),
                     "%.2f s" % processor[-1],
                     "%.0f MB" % max(sample.megabytes for sample in taken)])
        notes += ["%s ended with exit code %d." % (name, sample.exit_code)
                  for sample in taken if sample.exit_code != 0][:1]
    claims = ["after start-up: %s" % verdict("%.2f" % (medians[0] - medians[1]), 2, " s"),
              "processor, four times the people, after start-up: %s" % verdict(
            "%.1f" % ((processor[3] - processor[1]) / (processor[2] - processor[1])), 4.5, " times"),
        "memory: %s" % verdict(
                  "%.0f" % max(s.megabytes for s in list(samples.values())[0]), 300, " MB")]
    return "\n\n".join([
        "### Attendance from files, with table, page and decisions (%d rounds)" % count,
        table(["", "median", "least", "processor", "memory"], rows),
        "\n".join("- " + line for line in claims + notes)])
