"""Certificates for a full room: cqorc beside the predecessor's way, Jinja and CairoSVG."""

import os
import shutil
import statistics
import subprocess
import sys

PEOPLE = 200

PREDECESSOR = r"""
import os, sys
import cairosvg, jinja2
template, directory, people = sys.argv[1], sys.argv[2], int(sys.argv[3])
loader = jinja2.FileSystemLoader(os.path.dirname(template))
page = jinja2.Environment(loader=loader, autoescape=True).get_template(os.path.basename(template))
os.makedirs(directory, exist_ok=True)
for number in range(people):
    text = page.render(first_name="Éloïse", last_name="O'Brien-Lévesque %d" % number,
                       workshop="R201 - Parallel R & Friends", date="4 novembre 2026",
                       duration="6 heures", order_id=str(7000000 + number))
    cairosvg.svg2pdf(bytestring=text.encode("utf-8"),
                     write_to=os.path.join(directory, "%d.pdf" % number))
"""


def decisions(path, people):
    with open(path, "w", encoding="utf-8") as file:
        file.write("decision,attendee_id,first_name,last_name,email,order_id,course_id\n")
        for number in range(people):
            file.write("yes,9%06d,Éloïse,O'Brien-Lévesque %d,p%d@exemple.example,%d,\n" % (
                number, number, number, 7000000 + number))


def template(root):
    """The sample of the specification beside the repository, else the repository's own."""
    sample = os.path.join(
        root, "..", "shared", "samples", "attestation_template_sample_en_logo.svg")
    if os.path.exists(sample):
        return os.path.abspath(sample), "the predecessor's sample template"
    own = "secrets-example/Attestation_template/attestation_template_sample_en_logo.svg"
    return os.path.join(root, own), "our own example template"


def measure(root, work, count, start_sandbox, run, rounds, table, verdict):
    directory = os.path.join(work, "certificates")
    os.makedirs(directory, exist_ok=True)
    svg, which = template(root)
    for language in ("fr", "en"):
        shutil.copy(svg, os.path.join(
            directory, "attestation_template_sample_%s_logo.svg" % language))
    sandbox = start_sandbox(os.path.join(directory, "sandbox"))
    env = sandbox.environment(os.path.join(directory, "state"))
    file = os.path.join(directory, "decisions.csv")
    script = os.path.join(directory, "predecessor.py")
    with open(script, "w", encoding="utf-8") as text:
        text.write(PREDECESSOR)
    decisions(file, PEOPLE)
    made = os.path.join(directory, "made")

    def ours():
        shutil.rmtree(made, ignore_errors=True)
        sample = run([
            os.path.join(root, "cqorc"), "certificates", "--course_id", "1001", "--from", file,
            "--certificate_dir", made, "--certificate_svg_tplt_dir", directory], env=env)
        if sample.exit_code == 0 and len(os.listdir(made)) != PEOPLE:
            raise SystemExit("not all certificates were made")
        return sample

    def again():
        return run([
            os.path.join(root, "cqorc"), "certificates", "--course_id", "1001", "--from", file,
            "--certificate_dir", made, "--certificate_svg_tplt_dir", directory], env=env)

    measures = {"`cqorc certificates`, %d people" % PEOPLE: ours}
    notes = []
    python = os.environ.get("PREDECESSOR_PYTHON", sys.executable)
    check = subprocess.run(
        [python, "-c", "import cairosvg, jinja2"], stderr=subprocess.DEVNULL, check=False)
    theirs = "python3, Jinja and CairoSVG, the same"
    if check.returncode == 0:
        other = os.path.join(directory, "theirs")
        measures[theirs] = lambda: run([python, script, svg, other, str(PEOPLE)])
    else:
        notes.append("python3 with Jinja and CairoSVG: not measured, because `cairosvg` or `jinja2`"
                     " is not installed.")
    try:
        samples = rounds(measures, min(count, 7))
        samples["`cqorc certificates`, again"] = [again()]
    finally:
        sandbox.stop()
    rows = []
    for name, taken in samples.items():
        rows.append([
            name,
            "%.2f s" % statistics.median(s.seconds for s in taken),
            "%.2f s" % min(s.seconds for s in taken),
            "%.2f s" % statistics.median(s.processor for s in taken),
            "%.0f MB" % max(s.megabytes for s in taken)])
        bad = [s.exit_code for s in taken if s.exit_code != 0]
        if bad:
            notes.append("%s ended with exit code %s." % (name, bad[0]))
    own = samples["`cqorc certificates`, %d people" % PEOPLE]
    claims = ["memory: " + verdict("%.0f" % max(s.megabytes for s in own), 300, " MB")]
    if theirs in samples:
        share = (statistics.median(s.seconds for s in own)
                 / statistics.median(s.seconds for s in samples[theirs]))
        claims.insert(0, "part of the time of Jinja and CairoSVG: " + verdict("%.2f" % share, 0.5)
                      + "; the goal is 0.25")
    head = ["", "median", "least", "processor", "memory"]
    return "\n\n".join([
        "### Certificates (%s, start-up and the sheet's reading included)" % which,
        table(head, rows),
        "\n".join("- " + line for line in claims + notes)])
