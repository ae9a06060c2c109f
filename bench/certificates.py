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


PAGE = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 width="842" height="595" viewBox="0 0 842 595">
<defs><path id="arc" d="M100 300 Q421 150 742 300"/></defs>
<rect x="20" y="20" width="802" height="555" fill="none" stroke="#2397d1" stroke-width="4"/>
%s
<text x="421" y="340" text-anchor="middle" font-size="20">{{ workshop }}</text>
<text x="421" y="380" text-anchor="middle" font-size="16">{{ date }}, {{ duration }}</text>
</svg>
"""
NAME = "{{ first_name }} {{ last_name }}"
LINE = '<text x="421" y="250" text-anchor="middle" font-size="36" style="%s">' + NAME + "</text>"

# What editors write beside a plain text, and what certificates are known to have.
TEMPLATES = {
    "letter-spacing": PAGE % (LINE % "letter-spacing:2px;word-spacing:0px"),
    "opacity": PAGE % (
        '<rect x="100" y="150" width="600" height="300" fill="#2397d1" opacity="0.2"/>'
        '<g opacity="0.5"><circle cx="100" cy="100" r="50" fill="red"/>'
        '<circle cx="130" cy="100" r="50" fill="blue"/></g>' + LINE % "opacity:0.9"),
    "textPath": PAGE % (
        '<text font-size="30"><textPath xlink:href="#arc">' + NAME + "</textPath></text>"),
}


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
    sandbox = start_sandbox(os.path.join(directory, "sandbox"))
    env = sandbox.environment(os.path.join(directory, "state"))
    file = os.path.join(directory, "decisions.csv")
    script = os.path.join(directory, "predecessor.py")
    with open(script, "w", encoding="utf-8") as text:
        text.write(PREDECESSOR)
    decisions(file, PEOPLE)
    made = os.path.join(directory, "made")
    with open(svg, encoding="utf-8") as text:
        templates = {"plain": text.read()}
    templates.update(TEMPLATES)

    def ours(place, fresh=True):
        if fresh:
            shutil.rmtree(made, ignore_errors=True)
        sample = run([
            os.path.join(root, "cqorc"), "certificates", "--course_id", "1001", "--from", file,
            "--certificate_dir", made, "--certificate_svg_tplt_dir", place], env=env)
        if sample.exit_code == 0 and len(os.listdir(made)) != PEOPLE:
            raise SystemExit("not all certificates were made")
        return sample

    measures = {}
    notes = []
    python = os.environ.get("PREDECESSOR_PYTHON", sys.executable)
    check = subprocess.run(
        [python, "-c", "import cairosvg, jinja2"], stderr=subprocess.DEVNULL, check=False)
    compared = check.returncode == 0
    if not compared:
        notes.append("python3 with Jinja and CairoSVG: not measured, because `cairosvg` or `jinja2`"
                     " is not installed (python3-cairosvg and python3-jinja2 in Debian).")
    for name, text in templates.items():
        place = os.path.join(directory, name)
        os.makedirs(place, exist_ok=True)
        for language in ("fr", "en"):
            path = os.path.join(place, "attestation_template_sample_%s_logo.svg" % language)
            with open(path, "w", encoding="utf-8") as written:
                written.write(text)
        measures["`cqorc certificates`, " + name] = lambda place=place: ours(place)
        if compared:
            other = os.path.join(directory, "theirs")
            measures["CairoSVG, " + name] = (
                lambda path=path: run([python, script, path, other, str(PEOPLE)]))
    try:
        samples = rounds(measures, min(count, 7))
        ours(os.path.join(directory, "plain"))
        samples["`cqorc certificates`, plain, again"] = [
            ours(os.path.join(directory, "plain"), fresh=False)]
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
    own = [samples["`cqorc certificates`, " + name] for name in templates]
    claims = ["memory: " + verdict(
        "%.0f" % max(s.megabytes for taken in own for s in taken), 300, " MB")]
    if compared:
        for name in reversed(list(templates)):
            share = (
                statistics.median(s.seconds for s in samples["`cqorc certificates`, " + name])
                / statistics.median(s.seconds for s in samples["CairoSVG, " + name]))
            claims.insert(0, "%s: part of the time of Jinja and CairoSVG: %s" % (
                name, verdict("%.2f" % share, 0.5 if name == "plain" else 1)))
    head = ["", "median", "least", "processor", "memory"]
    return "\n\n".join([
        "### Certificates (%d people; plain is %s; start-up and the sheet's reading included)" % (
            PEOPLE, which),
        table(head, rows),
        "\n".join("- " + line for line in claims + notes)])
