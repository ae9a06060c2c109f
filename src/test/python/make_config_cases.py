#!/usr/bin/env python3
"""Writes the table that ConfigparserTest compares with: what Python's configparser makes of
nasty files. Run by hand with Python 3.11, in the project's root:

    python3 src/test/python/make_config_cases.py

One line a fact, fields separated by tabs, their text escaped as in Java:
    case NAME | file TEXT ... | section NAME | value SECTION KEY VALUE | bad SECTION KEY ERROR
    refused ERROR
    sample FILE-NAME SHA-256 COUNT SHA-256-OF-VALUES
"""
import configparser
import hashlib
import io
import pathlib
import random

OUT = pathlib.Path("src/test/resources/ca/calculquebec/cqorc/config/configparser-cases.txt")
SAMPLES = pathlib.Path("../shared/samples")

LOOKALIKE = """[global]

# must be the time zone of the registration pages
timezone = America/Montreal

slack_channel_template = {date}-{course_code.lower()}-{locale}
trainers_db = secrets/people.yml


[script.presence]
# only whoever stays for more than half counts
presence_threshold = 0.5
eventbrite_checkin_url = https://example.org/checkin?eid={eb_event['id']}
ignored_email_domains = example.org,exemple.org

[slack]
# another message stands in the secrets
message_rappel_offset_end = -30
message_rappel_template = <!channel>: Répondez au sondage, s'il vous plaît: {survey_link}
message_rappel_multidays = True

message_courseList_offset_end =  45
message_courseList_template = <!channel>: La liste des formations est ici: {eb_course_link}

message_accueil_offset_now = 1
# the next one has three lines
message_accueil_template = Bonjour, voici le canal de {course_code} du {start_time.date()}
   Je suis un automate: je poste les messages à l'heure.
   Les liens = dans les signets.

message_grappe_template = {analysts_tagged}, détruisez la grappe. Merci :)
message_grappe_offset_end = 1440
message_grappe_condition = session['destruction_grappe'] == "oui"

[google.calendar]
start_offset_minutes = -15

[descriptions]
repo_url=git@example.org:formation/descriptions.git
local_repo=descriptions
"""

SECRETS_LOOKALIKE = """[eventbrite]
api_key = not a key

[script.usernames]
template_en = identifier of the English file
template_en = identifier of the French file
username_template = user{user_index+1:02d}
"""

CASES = {
    "a file of the predecessor's shape": [LOOKALIKE],
    "secrets of the predecessor's shape": [SECRETS_LOOKALIKE],
    "equals sign first": ["[a]\nk = x:y\n"],
    "colon first": ["[a]\nk: x=y\n"],
    "address as value": ["[a]\nurl = https://example.org/?a=1&b=2\n"],
    "address after a colon": ["[a]\nurl: https://example.org/?a=1&b=2\n"],
    "no blanks around the delimiter": ["[a]\nk=v\nl:w\n"],
    "blanks and tabs around the delimiter": ["[a]\nk \t = \t v  \t\nl\t:\tw\n"],
    "two delimiters": ["[a]\nk == v\nl := w\nm :: x\n"],
    "comment signs inside a value": ["[a]\nk = a # b ; c\nl = #c\nm = ;c\n"],
    "comment signs right after a value": ["[a]\nk = a#b\nl = a;b\n"],
    "indented comments": ["[a]\n   # x\nk = v\n   ; y\n\t# z\nl = w\n"],
    "comment before any section": ["# x\n\n; y\n[a]\nk = v\n"],
    "comment inside a value": ["[a]\nk = one\n  # dropped\n  two\n# dropped too\n  three\n"],
    "blank lines inside a value": ["[a]\nk = one\n\n  two\n\n\n  three\n\nl = w\n"],
    "blank lines at a value's end": ["[a]\nk = one\n  two\n\n\n\n[b]\nl = w\n"],
    "blank lines of blanks": ["[a]\nk = one\n   \n  two\n\t\nl = w\n"],
    "value starts on the next line": ["[a]\nk =\n  one\n  two\nl = w\n"],
    "value starts after a blank line": ["[a]\nk =\n\n  one\nl = w\n"],
    "continuation looks like a key": ["[a]\nk = one\n  l = two\n  m: three\n"],
    "continuation looks like a heading": ["[a]\nk = one\n  [b]\n  l = w\n"],
    "continuation deeper and less deep": ["[a]\nk = one\n      two\n two and a half\n   three\n"],
    "indented keys": ["[a]\n  k = one\n    two\n  l = w\n m = x\n"],
    "indented heading": ["[a]\nk = v\n[b]\n   l = w\n  [c]\n  m = x\n"],
    "key after a less indented one": ["[a]\n    k = v\n  l = w\n      m = x\n"],
    "line after a heading is indented": ["[a]\n   k = v\n"],
    "tab continuation": ["[a]\nk = one\n\ttwo\n \tthree\n"],
    "continuation after an empty value": ["[a]\nk =\nl =\n  two\n"],
    "empty value": ["[a]\nk =\nl:\nm = v\n"],
    "value of blanks": ["[a]\nk =    \t \nl = v\n"],
    "key without delimiter": ["[a]\nk\nl = v\n"],
    "key without delimiter at the end": ["[a]\nk = v\nnovalue\n"],
    "key without name": ["[a]\n= v\n"],
    "colon without name": ["[a]\n: v\n"],
    "text before any section": ["k = v\n[a]\nl = w\n"],
    "continuation before any section": ["  k = v\n[a]\nl = w\n"],
    "heading with text behind": ["[a] ; c\nk = v\n"],
    "heading with a bracket behind": ["[a] ; c]\nk = v\n"],
    "heading with brackets inside": ["[a[b]c]\nk = v\n"],
    "heading with blanks": ["[ a b ]\nk = v\n"],
    "heading without a name": ["[]\nk = v\n"],
    "heading of a bracket": ["[]]\nk = v\n"],
    "heading without its end": ["[a]\nx = y\n[b\nk = v\n"],
    "key that starts with a bracket": ["[a]\n[k = v\n"],
    "key with brackets": ["[a]\nk[0] = v\nk[1]: w\n"],
    "sections of other case": ["[A]\nk = 1\n[a]\nk = 2\n"],
    "dots and slashes in headings": ["[a.b/c]\nk = v\n[a.b]\nl = w\n"],
    "empty section": ["[a]\n[b]\n"],
    "keys of other case": ["[a]\nKeY = v\nÉTÉ = w\n"],
    "key twice in other case": ["[a]\nk = v\nK = w\n"],
    "key twice": ["[a]\nk = v\nl = x\nk = w\n"],
    "key twice through continuation": ["[a]\nk = v\n  k = w\nl = x\n"],
    "key in two sections": ["[a]\nk = v\n[b]\nk = w\n"],
    "section twice": ["[a]\nk = v\n[b]\n[a]\nl = w\n"],
    "keys with blanks": ["[a]\nmy  key = v\nother key : w\n"],
    "keys with dots": ["[a]\nk.l.m = v\n"],
    "backslashes": ["[a]\nk = C:\\temp\\new\\u00e9\nl = ends in \\\nm\\=1 = 2\nn = \\\n"],
    "quotes": ["[a]\nk = \"v\"\nl = 'w'\nm = \"\n"],
    "exclamation and at": ["[a]\n!k = v\n@l = w\n<include> = x\n"],
    "dollar interpolation of ini4j": ["[a]\nk = ${l}\nl = ${a/k}\nm = $(x)\n"],
    "unicode": ["[été]\nclé = œuvre à Montréal — « R » 🎓\nkey = 漢字\n"],
    "hard blanks at the edges": ["[a]\nk = \u00a0v\u00a0\n\u2003l = w\u3000\n"],
    "hard blank continues": ["[a]\nk = v\n\u00a0w\n"],
    "line separators of Unicode": ["[a]\nk = a\u2028b\u0085c\x0bd\x0ce\n"],
    "control characters": ["[a]\nk = \x01v\x02\nl\x03 = w\n\x1fm = x\x1c\n"],
    "CRLF": ["[a]\r\nk = one\r\n  two\r\n\r\n  three\r\nl = w\r\n"],
    "lone returns": ["[a]\rk = one\r  two\rl = w\r"],
    "no line end at the end": ["[a]\nk = v"],
    "only blanks": [" \n\t\n"],
    "nothing": [""],
    "DEFAULT in every section": ["[DEFAULT]\nk = d\nl = e\n[a]\nl = x\n[b]\n"],
    "DEFAULT after the sections": ["[a]\nl = x\n[DEFAULT]\nk = d\nl = e\n"],
    "DEFAULT twice": ["[DEFAULT]\nk = d\n[a]\n[DEFAULT]\nl = e\n"],
    "DEFAULT key twice": ["[DEFAULT]\nk = d\n[a]\n[DEFAULT]\nk = e\n"],
    "default in small letters": ["[default]\nk = d\n[a]\nl = x\n"],
    "DEFAULT alone": ["[DEFAULT]\nk = d\n"],
    "interpolation": ["[a]\nhost = example.org\nurl = https://%(host)s/%(path)s\npath = x\n"],
    "interpolation from DEFAULT": ["[DEFAULT]\nhome = /h\n[a]\nfile = %(home)s/f\n[b]\nhome = /i\nfile = %(home)s/f\n"],
    "interpolation inside DEFAULT": ["[DEFAULT]\nhome = /h\nfile = %(home)s/f\n[a]\nhome = /i\n"],
    "interpolation without regard to case": ["[a]\nHost = h\nurl = %(HOST)s/%(hOsT)s\n"],
    "interpolation of an empty value": ["[a]\nk =\nl = <%(k)s>\n"],
    "interpolation of several lines": ["[a]\nk = one\n  two\nl = %(k)s\n  three\n"],
    "percent signs doubled": ["[a]\nk = 100%%\nl = %%(k)s\nm = %%%%\nn = %(k)s\n"],
    "percent sign alone": ["[a]\nk = 100%\nl = 50 % of\nm = v\n"],
    "percent sign and letter": ["[a]\nk = %s\nl = %Y-%m\nm = %%Y\n"],
    "percent reference cut short": ["[a]\nk = %(l\nl = v\nm = %(l)\nn = %(l)d\no = %()s\n"],
    "percent reference to nothing": ["[a]\nk = %(nothing)s\nl = v\n"],
    "percent reference to another section": ["[a]\nk = %(l)s\n[b]\nl = v\n"],
    "percent reference with blanks": ["[a]\nmy key = v\nk = %(my key)s\nl = %( my key )s\n"],
    "percent reference to itself": ["[a]\nk = %(k)s\n"],
    "percent references in a circle": ["[a]\nk = %(l)s\nl = %(k)s\n"],
    "nested nine deep": ["[a]\n" + "".join(f"k{i} = %(k{i+1})s.\n" for i in range(9)) + "k9 = v\n"],
    "nested ten deep": ["[a]\n" + "".join(f"k{i} = %(k{i+1})s.\n" for i in range(10)) + "k10 = v%%\n"],
    "nested eleven deep": ["[a]\n" + "".join(f"k{i} = %(k{i+1})s.\n" for i in range(11)) + "k11 = v%%\n"],
    "a broken value that others refer to": ["[a]\nk = 50%\nl = %(k)s\n"],
    "later file wins": ["[a]\nk = 1\nl = 2\n", "[a]\nk = 3\n[b]\nm = 4\n"],
    "later file wins whole": ["[a]\nk = one\n  two\n", "[a]\nk = three\n"],
    "later file in other case": ["[a]\nKey = 1\n", "[a]\nkEY = 2\n"],
    "same section in two files": ["[a]\nk = 1\n", "[b]\nl = 1\n", "[a]\nm = 2\n"],
    "DEFAULT in two files": ["[DEFAULT]\nk = 1\nl = 1\n[a]\n", "[DEFAULT]\nk = 2\n[b]\n"],
    "interpolation across files": ["[a]\nurl = %(host)s/x\nhost = one\n", "[a]\nhost = two\n"],
    "later file switches a value off": ["[a]\nk = 1\n", "[a]\nk =\n"],
    "second file starts without a section": ["[a]\nk = 1\n", "l = 2\n"],
    "second file starts with a continuation": ["[a]\nk = 1\n", "  l = 2\n[a]\n"],
    "key twice in the second file": ["[a]\nk = 1\n", "[a]\nk = 2\nk = 3\n"],
}


def add_random_cases():
    """Files of pieces that bear on each other, so that no rule is tested only by itself."""
    chance = random.Random(2026)
    pieces = ["[a]", "[b]", "[DEFAULT]", "[a] ; c", "k = v", "l: w", "  two", "\tthree = 3", "# c",
              "  # c", "", "", "   ", "m =", "n = %(k)s", " o = x", "p = 1 # 2", "    q : y", "; d",
              "r = %%", "K2 = \\", "s = [x]", "  [y]", "t == u"]
    for number in range(120):
        lines = ["[z]"] + [chance.choice(pieces) for _ in range(chance.randint(3, 14))]
        CASES[f"pieces {number}"] = ["\n".join(lines) + "\n"]


def escape(text):
    out = []
    for character in text:
        code = ord(character)
        if character == "\\":
            out.append("\\\\")
        elif character == "\n":
            out.append("\\n")
        elif 32 <= code < 127 or 0xC0 <= code < 0x2000:
            out.append(character)
        elif code > 0xFFFF:
            out.append(character)
        else:
            out.append(f"\\u{code:04x}")
    return "".join(out)


def read(texts):
    parser = configparser.ConfigParser()
    for number, text in enumerate(texts):
        # newline=None: as a file opened for reading is.
        parser.read_file(io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), encoding="utf-8"), f"{number}.cfg")
    return parser


def facts(texts):
    try:
        parser = read(texts)
    except configparser.Error as error:
        return [("refused", type(error).__name__)]
    found = []
    for section in parser.sections():
        found.append(("section", section))
        for key in parser[section]:
            try:
                found.append(("value", section, key, parser.get(section, key)))
            except configparser.Error as error:
                found.append(("bad", section, key, type(error).__name__))
    return found


def sample(path):
    """A hash only: the real file is not ours to ship."""
    found = [fact for fact in facts([path.read_text("utf-8")]) if fact[0] == "value"]
    dump = "".join("\t".join(escape(field) for field in fact[1:]) + "\n" for fact in found)
    return ("sample", path.name, hashlib.sha256(path.read_bytes()).hexdigest(), str(len(found)),
            hashlib.sha256(dump.encode("utf-8")).hexdigest())


def main():
    add_random_cases()
    rows = []
    for name, texts in CASES.items():
        rows.append(("case", name))
        rows.extend(("file", text) for text in texts)
        rows.extend(facts(texts))
    if (SAMPLES / "config.cfg").exists():
        rows.append(sample(SAMPLES / "config.cfg"))
    OUT.write_text("".join("\t".join(escape(field) for field in row) + "\n" for row in rows), "utf-8")


main()
