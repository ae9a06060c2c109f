#!/usr/bin/env python3
"""Writes the table of TemplateTableTest: what Python 3.11 itself makes of each template.

Run from the top of the repository:
    python3 src/test/python/make_template_cases.py
The result is committed, so that the tests need no Python. Each row is
[kind, source, expected]: kind "text" or "condition" with Python's result, "refused" or
"refused condition" with the column where the complaint points (0: any).
"""
import datetime
import json
import pathlib
import random
import sys
import urllib.parse

TARGET = "src/test/resources/ca/calculquebec/cqorc/template/cases.json"

EDT = datetime.timezone(datetime.timedelta(hours=-4), "EDT")
EST = datetime.timezone(datetime.timedelta(hours=-5), "EST")
INDIA = datetime.timezone(datetime.timedelta(hours=5, minutes=30))

# The same names, with the same values, stand in TemplateNames.java.
NAMES = {
    "title": "Introduction à Python [en ligne, PYT101]",
    "course_code": "PYT101",
    "locale": "fr",
    "site": "enligne",
    "date": datetime.date(2026, 9, 14),
    "start_time": datetime.datetime(2026, 9, 14, 13, 0, tzinfo=EDT),
    "end_time": datetime.datetime(2026, 11, 2, 16, 5, 9, 120034, tzinfo=EST),
    "utc_time": datetime.datetime(2026, 1, 3, 0, 30, tzinfo=datetime.timezone.utc),
    "india_time": datetime.datetime(2024, 12, 30, 23, 59, 58, tzinfo=INDIA),
    "early": datetime.date(2027, 1, 1),
    "session": {
        "course_id": "2026-07", "creation_grappe": "oui", "destruction_grappe": "non",
        "notes": "", "hours": "1,5", "site": "en ligne", "code": "PYT101", "number": " 42 ",
    },
    "eb_event": {
        "id": "112111795398", "name": {"text": "L'été à Montréal"}, "capacity": 40,
        "is_free": True, "price": None, "tags": ["python", "débutant"], "fee": 12.5,
    },
    "eb_event_id": "112111795398",
    "attendee": {"name": "Maëlle O'Brien-Lévesque", "email": "maelle@example.org"},
    "survey_link": "https://example.org/s?q=1&r=2",
    "analysts_tagged": "<@U1> et <@U2>",
    "user_index": 7,
    "negative": -7,
    "big": 10 ** 30,
    "ratio": 0.6,
    "hours": 1.5,
    "yes": True,
    "nothing": None,
    "words": ["un", "deux", "trois"],
    "empty": "",
    "emoji": "Été 🐍 œuvre ß ŉ ǆ ΟΔΟΣ",
    "lines": "one\ntwo\r\nthree\n\nfour",
    "quotes": "say \"it's\" \\ \t\x07\u200b\u00a0",
    "urllib": urllib,
}

# In our own words, the shapes of the public configuration and of the sample of secrets.
CONFIGURATION = [
    "{date}-{course_code.lower()}-{locale}-{site}",
    "https://www.eventbrite.ca/checkin?eid={eb_event['id']}",
    "https://www.eventbrite.ca/e/{eb_event_id}",
    "<!channel>: pensez au sondage, svp: {survey_link}",
    "<!channel>: d'autres cours vous attendent ici: {survey_link}",
    "Voici le canal du cours {course_code}, le {start_time.date()}\n"
    "Je suis un robot (enfin, on le dit).\nLes liens sont dans les signets.",
    "{analysts_tagged}: la grappe est à créer. Merci :)",
    "C'est à {analysts_tagged} de créer la grappe, n'est-ce pas?",
    "{analysts_tagged}, rien à détruire :)",
    "{date} - {course_code} - {title} - Usernames",
    "{date} - {course_code} - {title} - Nom d'utilisateurs",
    "{title[-7:-1]}",
    "user{user_index+1:02d}",
    "https://{course_code.lower()}.example.org",
    "url without any field",
    "https://example.org/survey?title={urllib.parse.quote(title)}&date={date}&lang={locale}",
]

TEXTS = CONFIGURATION + """
{title}
{ title }
{title!r}
{title!s}
{title !r}
{title!r:>50}
{title!s:.12}
{title:60}|
{title:<60}|
{title:>60}|
{title:^61}|
{title:*^61}|
{title:🐍^61}|
{title:.5}
{title:.0}|
{title:12.3}|
{title:05.3}|
{title:s}
{title:{user_index}.{user_index}}|
{title:{'>'}{user_index*7}}
{title:>{len(title)+3}}
{course_code:{'*'}^{user_index+5}}
{course_code:}
{{}}
{{{title}}}
{{title}}
a{{b}}c {course_code}
}}{{
{course_code.upper()}{course_code.lower()}{course_code.title()}{course_code.capitalize()}
{title.upper()}
{title.lower()}
{title.title()}
{title.capitalize()}
{title.casefold()}
{emoji.upper()}
{emoji.lower()}
{emoji.title()}
{emoji.capitalize()}
{emoji.casefold()}
{emoji[4]}{emoji[-1]}{emoji[3:6]}
{len(emoji)}
{emoji!r}
{emoji[::-1]}
{emoji:>40}
{emoji:🐍<30}
{"l'été à québec".title()}
{'McDONALD d’été'.title()}
{'ǆ ǅ Ǆ ﬁn ß'.title()}
{'ΑΣ ΑΣ. ΑΣ1 Σ ΑΣΑ'.lower()}
{'İstanbul ıI'.lower()}
{'İstanbul ıI ſ ẞ'.casefold()}
{'  a b  '.strip()}|{'  a b  '.lstrip()}|{'  a b  '.rstrip()}|
{'xxaxx'.strip('x')}{'abcba'.lstrip('ab')}{'abcba'.rstrip('ab')}
{site.strip(None)}
{title.replace('Python', 'R')}
{title.replace('n', 'N', 2)}
{title.replace('', '-')}
{'abc'.replace('', '-', 2)}
{'abc'.replace('b', '-', 0)}{'abc'.replace('', '-', 0)}{'abcb'.replace('b', '-', -1)}
{'aaa'.replace('a', '', 2)}
{'aaaa'.replace('aa', 'b')}
{title.split()}
{title.split(' ')}
{title.split('[')[0].strip()}
{title.split(', ')[-1][:-1]}
{title.split(' ', 1)}
{title.split(None, 1)}
{title.split(maxsplit=2)}
{title.split(sep=', ')}
{title.rsplit(' ', 1)}
{title.rsplit(None, 2)}
{title.rsplit()}
{'  a  b  c  '.split(None, 1)}
{'  a  b  c  '.rsplit(None, 1)}
{'  a  b  c  '.split()}
{'a,b,,c,'.split(',')}
{'a,b,,c,'.rsplit(',', 2)}
{'a,b,,c,'.split(',', 0)}
{'aaa'.rsplit('aa')}
{''.split()}{''.split(',')}
{lines.splitlines()}
{lines.splitlines(True)}
{lines.splitlines(keepends=False)}
{', '.join(words)}
{'-'.join(course_code)}
{'-'.join(('a', 'b'))}
{''.join([])}|
{' et '.join(words[:2])}
{title.startswith('Intro')}
{title.startswith(('X', 'Intro'))}
{title.endswith(']')}
{title.endswith(('a', 'b'))}
{title.startswith('tro', 2)}
{title.startswith('tro', 2, 4)}
{title.endswith('Intro', 0, 5)}
{''.startswith('', 1)}{''.startswith('')}
{title.find('Python')}
{title.find('zzz')}
{title.rfind('n')}
{title.index('P')}
{title.find('n', 5, 10)}
{title.find('', 3)}{title.find('', 99)}
{title.find('n', -5)}
{emoji.find('œ')}
{title.count('n')}
{title.count('')}
{title.count('n', 3, -3)}
{'aaaa'.count('aa')}
{course_code.removeprefix('PYT')}
{course_code.removesuffix('101')}
{course_code.removeprefix('X')}{course_code.removesuffix('')}
{course_code.partition('T')}
{course_code.rpartition('1')}
{course_code.partition('z')}{course_code.rpartition('z')}
{'42'.zfill(5)} {'-42'.zfill(5)} {'+4'.zfill(2)} {''.zfill(3)}
{course_code.ljust(9)}|{course_code.rjust(9)}|{course_code.center(9)}|
{course_code.center(9, '*')}|{'ab'.center(5)}|{'abc'.center(6)}|
{course_code.ljust(9, 'é')}|{course_code.ljust(2)}
{'12'.isdigit()}{'1²'.isdigit()}{''.isdigit()}{'a'.isdigit()}
{'12'.isdecimal()}{'1²'.isdecimal()}
{'été'.isalpha()}{'a1'.isalpha()}{'a1½'.isalnum()}{'a-'.isalnum()}
{'  '.isspace()}{''.isspace()}
{'AB1'.isupper()}{'ab1'.islower()}{'Ab'.isupper()}{'12'.isupper()}
{date}
{date!r}
{date!s}
{date:%d/%m/%Y}
{date:%A %d %B %Y}
{date:%a %-d %b %y}
{date:%H:%M}
{date.year}-{date.month}-{date.day}
{date.isoformat()}
{date.strftime('%Y%m%d')}
{date.weekday()}{date.isoweekday()}
{date:%j %U %W %V %G %g %u %w %C}
{early:%j %U %W %V %G %g %u %w %e|%-j}
{start_time}
{start_time!r}
{start_time.date()}
{start_time.date()!r}
{start_time:%H:%M}
{start_time:%Hh%M}
{start_time:%Y-%m-%d %H:%M:%S %z %Z}
{start_time:%I:%M %p}
{start_time:%c|%x|%X}
{start_time:%D %F %T %R %r %h}
{start_time:%k|%l|%e|%P|%n|%t|%%}
{start_time:%-d/%-m %-H:%-M %_d %0e %^a %^B}
{start_time.isoformat()}
{start_time.isoformat(' ')}
{start_time.isoformat(sep=' ', timespec='minutes')}
{end_time.isoformat(timespec='milliseconds')}
{end_time.isoformat('T', 'hours')}
{end_time}
{end_time!r}
{end_time:%f %S}
{end_time.hour}:{end_time.minute}:{end_time.second}.{end_time.microsecond}
{start_time.strftime('%d %B')}
{start_time.date().year}
{utc_time} {utc_time:%z %Z} {utc_time!r}
{india_time} {india_time:%z %Z} {india_time!r}
{india_time:%j %U %W %V %G %I %p}
{date == start_time.date()}
{date < early} {date <= date} {date > early} {date != early}
{start_time < end_time} {start_time == start_time}
{date == start_time}
{session['notes']}
{session['site']}
{session['creation_grappe'] == "oui"}
{session['creation_grappe'] == 'oui' and session['destruction_grappe'] == "non"}
{session.get('notes')}|{session.get('zzz')}|{session.get('zzz', 'x')}
{'notes' in session}{'zzz' in session}{'zzz' not in session}{1 in session}
{session["code"]}
{session}
{eb_event}
{eb_event['name']['text']}
{eb_event["name"]["text"]!r}
{eb_event['capacity']+1}
{eb_event['tags'][0]}
{eb_event['tags'][-1].upper()}
{eb_event['is_free']} {eb_event['price']}
{eb_event['fee']:.2f}
{attendee['name']}
{attendee['name'].split(' ')[0].lower()}
{attendee['name']!r}
{attendee['email'].split('@')[0]}
{len(session)} {len(words)} {len(title)} {len('')} {len((1,))}
{int(session['number'])}
{int('-1_000')} {int('+7')} {int(2.9)} {int(-2.9)} {int(True)} {int()} {int('٣')}
{str(user_index)+'a'} {str()} {str(1.0)} {str(words)} {str(date)} {str(start_time)}
{float(session['hours'].replace(',', '.')) * 2}
{float('1e3')} {float(' .5 ')} {float('inf')} {float('-nan')} {float(3)} {float()}
{urllib.parse.quote(title)}
{urllib.parse.quote(survey_link)}
{urllib.parse.quote(survey_link, safe='')}
{urllib.parse.quote('a/b~c_d.e-f', ':')}
{urllib.parse.quote('')}|{urllib.parse.quote('été 🐍+&')}
{urllib.parse.quote(string='é', safe='é')}
{user_index+1} {user_index-10} {user_index*3} {user_index/2} {user_index//2} {user_index%4}
{negative//2} {negative%4} {-7//-2} {-7%-4} {7//-2} {7%-4} {negative/2}
{2**10} {(-2)**3} {0**0} {2**-0} {(-1)**99999999999} {-2**2}
{big} {big*big} {-big} {big//7} {big%7} {big/3} {big+0.5}
{7.5//2} {7.5%2} {-7.5//2} {-7.5%2} {7.5//-2} {7.5%-2} {0.0//-1} {-0.0%3} {1e308*10}
{1/3} {2/3} {10/2} {1e16} {1e15} {123456789.123456789} {0.1+0.2} {1e-5} {0.0001} {-0.0}
{5e-324} {1.7976931348623157e308} {2.2250738585072014e-308} {9007199254740993} {2.0**1*1 if False else 1}
{1_000} {0x1F} {0o17} {0b101} {00} {.5} {5.} {1_0.0_1e1_0} {1E5}
{+user_index} {-user_index} {--user_index} {-True} {+False} {not user_index} {not empty}
{True+True} {True*2.5} {False == 0} {True == 1.0} {yes} {nothing}
{user_index == 7} {user_index != 7} {user_index < 8 < 9} {1 < 3 > 2} {1 < 1 < 1/0}
{1 == 1.0} {big == 1e30} {big > 1e30} {big < 1e31} {9007199254740993 == 9007199254740992.0}
{'a' < 'b'} {'é' > 'z'} {'🐍' > '\uffff'} {'' < 'a'} {'Z' < 'a' <= 'a'}
{[1, 2] < [1, 3]} {(1, 2) == (1, 2)} {[1] == (1,)} {[1, 2.0] == [1.0, 2]} {[] < [0]}
{'a' == 1} {None == False} {nothing is None} {nothing is not None} {user_index is None} {yes is True}
{'Py' in title} {'zz' in title} {'zz' not in title} {'' in title}
{'un' in words} {'six' not in words} {2 in (1, 2)} {2.0 in [1, 2]} {date in [date]}
{'oui' if yes else 'non'} {'a' if empty else 'b'} {1 if 0 else 2 if 0 else 3}
{empty or 'rien'} {title and 'plein'} {empty and 1/0} {yes or 1/0} {0 or None} {not empty and 1}
{nothing or session['notes'] or 'x'} {1 and 2 and 3} {not not 5} {1 or 2 and 0}
{words} {words[0]} {words[-1]} {words[1:]} {words[::-1]} {words[:2]+['x']} {words*2} {words[True]}
{(1, 2)} {(1,)} {()} {1, 2} {1,} {[]} {[1, 'a', None]} {[1, 2,]} {(1)} {()+(1,)} {(1, 2)*2} {(1, 2, 3)[1:]}
{ {'a': 1, 'b': [2]} } { {'a': 1}['a'] } { {} } { {'a': 1,}.get('b', 2) } { {'a': 1} == {'a': 1.0} }
{['lundi', 'mardi'][date.weekday()]}
{ {'fr': 'Bonjour', 'en': 'Hello'}[locale] }
{ {'fr': 'Bonjour'}.get(locale, 'Hello') }, {attendee['name']}
{'ab'*3} {3*'ab'} {'ab'*0} {'ab'*-1} {''*99999999999} {'a'*True}
{'a' 'b' "c"} {'a'+'b'} {"it's"} {'say "x"'}
{'{}:!#'.lower() if 0 else '}'}
{'a:b'} {'a!r'} {"{"} {'}'} {':'}
{title[0]} {title[-1]} {title[0:5]} {title[:5]} {title[-5:]} {title[::2]} {title[::-1]} {title[5:2]} {title[10:0:-3]} {title[:]} {title[99:]} {title[-99:3]} {title[None:2]}
{title[-99999999999999999999:99999999999999999999]} {title[True:3]}
{(title)[0]} {(title+'x')[-1]} {title[int('3')]} {title[len(title)-1]}
{user_index!=8} {user_index==7} {user_index>=7} {user_index<=6}
{[1] == [1, 2]} {[1, 2] == [1, 3]} {(1, 'a') == (1, 'a')} {[1] == (1,)} {1 == 'a'} {words == words} {None == None} {None == 0}
{ {'a': 1} == {'a': 2} } { {'a': 1} == {'b': 1} } {start_time == start_time} {start_time == end_time} {date == early} {float('inf') == 1}
{'a' < 'b'} {'b' < 'a'} {'a' < 'a'} {'b' >= 'a'} {date < early} {early < date} {date <= date} {start_time < end_time} {end_time < start_time}
{[1, 2] < [1, 3]} {[1, 3] < [1, 2]} {[1] < [1, 2]} {(2,) < (1, 5)} {float('inf') < 1} {1 < float('inf')} {float('-inf') < float('inf')} {2 < 1}
{1 if {'a': 1} else 0} {1 if {} else 0} {1 if 0.0 else 0} {1 if 0.5 else 0} {1 if () else 0} {1 if (0,) else 0} {1 if date else 0}
{float('nan') == float('nan')} {float('nan') != 1} {float('nan') < 1} {float('nan') >= 1} {1 > float('nan')} {1 <= float('nan')} {float('nan') in (1, 2)}
{(user_index==7)} {user_index == 7!r}
{user_index:d} {user_index:5} {user_index:05} {user_index:<5}| {user_index:^5}| {user_index:+} {user_index: } {user_index:x} {user_index:#x} {user_index:b} {user_index:#010b} {user_index:o} {user_index:c} {user_index:n} {user_index:e} {user_index:.2f} {user_index:%} {user_index:g}
{big:,} {big:_} {big:e} {big:.3g} {big:x} {big:_x} {big:X} {big:#X} {-big:,} {big:050,} {big:=+50}
{1234:06,} {1234:05,} {123456:08,} {1234:010,.1f} {1234:_b} {-1234:08,} {1234:*=+10,} {0:05,} {1234:<010,}
{ratio} {ratio:.0%} {ratio:.1f} {ratio:%} {ratio:e} {ratio:g} {ratio:+.2f} {ratio:010.3f} {ratio:>8} {ratio:.3} {ratio:#.0f} {ratio:G} {ratio:n}
{1e20} {1e20:f} {1e20:g} {1e20:,.2f} {1e22:.3} {123.0:.3} {1234.5:.3} {0.00001234:.2} {100.0:.3} {100.0:g} {100.0:#g} {0.5:.0f} {1.5:.0f} {2.5:.0f} {2.675:.2f} {1e-7:.3} {-0.0:.1f} {-0.04:z.1f} {-0.0:z} {1e100:.1f} {1e16:#} {0/-5} {-0/5}
{float('inf')} {float('-inf'):f} {float('nan'):F} {float('inf'):+} {float('inf'):010} {float('nan'):.2%} {float('inf'):e}
{yes:d} {yes:>6} {yes!s:>6} {yes:05} {yes:.1f} {nothing!s:>6} {nothing:} {words!s:>30} {words!r:.5}
{quotes!r} {lines!r} {'\u2028'!r} {'é'!r} {"it's"!r} {'"'!r}
a\\nb {course_code} \\{course_code} \\N{course_code} \\x41 C:\\new
tab\there\nnew line {course_code}
{'''a'b"c'''}
{\"\"\"x'y\"\"\"}
é{course_code}🐍{course_code}
{user_index:{{'a': 'd'}['a']}}
{user_index:0{user_index-4}d}
{user_index:=5} {user_index:=+5}
{title if locale == 'fr' else course_code}
{'oui'if yes else'non'} {not'x'}
{start_time:%Y}-{start_time:%m}
""".strip("\n").split("\n")

# With line ends, blanks and quotes at the ends.
TEXTS += [
    "", " ", "\n", "a\nb\n", "{title}\n{site}\n", "{'a' if\n yes else 'b'}", "{\ntitle\n}", "{\ttitle}",
    "un\ttab", "'", '"', "it's \"{site}\"", "'''{site}\"\"\"x", "{site}'", '{site}"', "{session['code']}\"",
]

CONDITIONS = """
session['creation_grappe'] == "oui"
session['creation_grappe'] == "non"
session['destruction_grappe'] == "oui"
session['destruction_grappe'] == 'non'
session['notes']
not session['notes']
session['notes'] == '' and locale == "fr"
locale in ('fr', 'en')
locale in ["en"]
'Python' in title
title.startswith('Intro') and not title.endswith('x')
site != "enligne" or user_index > 3
user_index
user_index - 7
0 < user_index < 10
(locale == 'fr') == True
date.month in (9, 10)
date.weekday() < 5
start_time.hour >= 12
start_time < end_time
len(words) == 3
session.get('zzz')
session.get('zzz') is None
nothing is None
True
False
None
[]
[0]
()
''
'False'
0.0
session['creation_grappe'].strip().lower() == "oui"
int(session['number']) > 41
"a\\tb" == "a	b"
'\\x41\\u0042\\103' == 'ABC'
'it\\'s' == "it's"
'\\q' == "\\\\q"
'a\\\\b' == 'a\\\\\\\\b'[:1] + '\\\\b'
yes and (empty or 'x')
1, 0
"oui" if yes else ""
'''x''' == 'x'
{'a': 1} == {'a': 1}
""".strip("\n").split("\n")

# [source, column of the complaint or 0]: refused here whatever Python thinks of it.
HOSTILE = [
    ["{().__class__}", 5], ["{session.__class__}", 10], ["{title.__class__.__mro__}", 8],
    ["{''.__class__.__base__.__subclasses__()}", 5], ["{title.__doc__}", 8],
    ["{title.format(x)}", 8], ["{'{0.__class__}'.format(title)}", 18], ["{title.format_map(session)}", 8],
    ["{title.translate({97: 'b'})}", 8], ["{title.encode()}", 8], ["{title...}", 7],
    ["{open('x')}", 2], ["{open('/etc/passwd').read()}", 2], ["{eval('1')}", 2], ["{exec('1')}", 2],
    ["{compile('1', 'a', 'eval')}", 2], ["{__import__('os').system('true')}", 2], ["{__builtins__}", 2],
    ["{globals()}", 2], ["{locals()['title']}", 2], ["{vars()}", 2], ["{dir(title)}", 2],
    ["{getattr(title, 'upper')}", 2], ["{setattr(title, 'a', 1)}", 2], ["{type(title)}", 2],
    ["{input()}", 2], ["{print(1)}", 2], ["{exit()}", 2], ["{help()}", 2], ["{breakpoint()}", 2],
    ["{range(10)}", 2], ["{list(title)}", 2], ["{sum([1])}", 2], ["{chr(65)}", 2], ["{pow(2, 3)}", 2],
    ["{object}", 2], ["{os.system('true')}", 5], ["{urllib.request.urlopen('http://x')}", 2],
    ["{urllib.parse.quote.__globals__}", 2], ["{urllib}", 2], ["{urllib.parse}", 2], ["{urllib['parse']}", 2],
    ["{lambda}", 2], ["{(lambda: 1)()}", 3], ["{(lambda x: x)}", 3], ["{lambda x: 1}", 2],
    ["{(x := 5)}", 5], ["{(title := 'a')}", 9], ["{[c for c in title]}", 5], ["{(c for c in title)}", 5],
    ["{ {c for c in title} }", 6], ["{ {c: 1 for c in title} }", 9], ["{ {1, 2} }", 3],
    ["{*words}", 2], ["{[*words]}", 3], ["{ {**session} }", 4], ["{print(*words)}", 2], ["{len(*words)}", 6],
    ["{await title}", 2], ["{yield title}", 2], ["{(yield)}", 3], ["{async}", 2],
    ["{import os}", 2], ["{title; title}", 7], ["{del title}", 2], ["{title = 1}", 8], ["{title=}", 7],
    ["{f'{title}'}", 2], ["{f\"{title}\"}", 2], ["{r'a'}", 2], ["{b'a'}", 2], ["{u'a'}", 2], ["{rb'a'}", 2],
    ["{F'a'}", 2], ["{f'''{f'{title}'}'''}", 2],
    ["{'a'*10**9}", 2], ["{'a'*1000000000}", 2], ["{1000000000*'a'}", 2], ["{[0]*10**9}", 2],
    ["{('a'*1000)*1000}", 2], ["{(0,)*1000000}", 2], ["{'a'*99999999999999999999999}", 2],
    ["{[[0]*9000]*9000}", 0], ["{[[[[0]*99]*99]*99]*99}", 0], ["{str([['a'*9000]*900])}", 0],
    ["{[[[[0]*99]*99]*99]*99 == [[[[0]*99]*99]*99]*99}", 0],
    ["{10**10**10}", 2], ["{9**9**9}", 2], ["{2**1001}", 2], ["{2**999999999999999999999}", 2],
    ["{(10**200)*(10**200)}", 2], ["{2**-1}", 2], ["{2.0**2}", 2], ["{2**0.5}", 2], ["{int('9'*5000)}", 2],
    ["{int('9'*350)}", 2], ["{" + "9" * 350 + "}", 2], ["{" + "9" * 5000 + "}", 2], ["{1e999999999999}", -1],
    ["{title:>999999999}", 1], ["{title:1001}", 1], ["{user_index:.999999999f}", 1],
    ["{user_index:{10**9}}", 1], ["{user_index:0999999999999999999999d}", 1], ["{title:{title:{title:{title}}}}", 15],
    ["{title:{'>'*5000}}", 1], ["{ratio:.99999f}", 1], ["{ratio:,99999999999.2f}", 1],
    ["{title.zfill(10**9)}", 2], ["{title.ljust(10**9)}", 2], ["{title.center(999999999, 'é')}", 2],
    ["{title.rjust(10**20)}", 2], ["{('a'*1000).replace('a', 'b'*1000)}", 2], ["{('b'*300).join('a'*1000)}", 2],
    ["{('a'*90000).count('a'*45000)}", 0], ["{('a'*50000).replace('', 'aaa')}", 0],
    ["{title.replace('', 'a'*99000)}", 2], ["{('a '*50000).split()}", 2],
    ["{" + "(" * 100000, 0], ["{" + "(" * 100000 + "1" + ")" * 100000 + "}", 0],
    ["{" + "(" * 60 + "1" + ")" * 60 + "}", 52], ["{" + "[" * 60 + "]" * 60 + "}", 52],
    ["{" + "-" * 5000 + "1}", 0], ["{" + "not " * 4000 + "1}", 0], ["{" + "1+" * 9000 + "1}", 0],
    ["{" + "2**" * 5000 + "1}", 0], ["{" + "title[0]" + "[0]" * 6000 + "}", 0], ["{" + "1<" * 9000 + "1}", 0],
    ["{" + "1 if 1 else " * 1500 + "1}", 0], ["{title}" * 2000, 0], ["{'a'" + "'a'" * 6000 + "}" * 2, 0],
    ["{" + "title.upper()." * 1400 + "upper()}", 0], ["{title" * 3000, 0], ["{{" * 20001, 0], ["a" * 20001, 1],
    ["{" + "x" * 19000 + "}", 2], ["{" + ",".join("1" * 5000) + "}", 0], ["{len(" + ",".join("1" * 2000) + ")}", 0],
    ["{title:" + "{title}" * 1500 + "}", 0], ["{" + "a.b" * 6000 + "}", 0],
    ["\ud800", 1], ["{'\udc00'}", 3], ["{title}\udfff", 8], ["a\ud83d", 2], ["{title\ud800}", 7], ["{'a'!\ud800}", 6],
    ["a\x00b", 2], ["{user_index:\x00}", 13],
    ["{user_index+55290:c}", 1], ["{99999999:c}", 1], ["{-1:c}", 1],
    ["{title", 1], ["{", 1], ["a}b", 2], ["}", 1], ["{}", 1], ["{ }", 1], ["{!r}", 1], ["{:5}", 1], ["{title!}", 7],
    ["{title!a}", 7], ["{title!rr}", 7], ["{title!r", 1], ["{title:5", 1], ["{title]}", 7], ["{(title]}", 8],
    ["{title)}", 7], ["{(title}", 8], ["{'title}", 2], ["{title[}", 8], ["{title[0}", 9], ["{'''a'}", 2], ["{a b}", 4],
    ["{title#}", 7], ["{title # c\n}", 8], ["{'\\n'.join(words)}", 3], ["{title\\}", 7], ["{'\\N{BULLET}'}", 3],
    ["{'%s' % title}", 2], ["{'%999999999d' % 1}", 2], ["{title @ title}", 8], ["{1 & 2}", 4], ["{1 | 2}", 4],
    ["{1 ^ 2}", 4], ["{~1}", 2], ["{1 << 99999999}", 4], ["{1 >> 1}", 4], ["{title?}", 7], ["{$title}", 2], ["{1 <> 2}", 5],
    ["{...}", 2], ["{title...}", 7], ["{1j}", 2], ["{01}", 2], ["{1__0}", 2], ["{1_}", 2], ["{0x}", 2], ["{1e}", 2],
    ["{0b2}", 2], ["{title.}", 7], ["{title.upper}", 8], ["{title.upper.lower}", 8], ["{date.year()}", 2],
    ["{date.year.real}", 12], ["{title()}", 2], ["{title.upper()()}", 2], ["{(1)(2)}", 2], ["{len}", 2], ["{str}", 2],
    ["{len()}", 2], ["{len(1)}", 2], ["{len(title, title)}", 2], ["{len(obj=title)}", 2], ["{int('a')}", 2],
    ["{int('12', 16)}", 2], ["{int('1.5')}", 2], ["{int('')}", 2], ["{int(None)}", 2], ["{int(float('inf'))}", 2],
    ["{int(float('nan'))}", 2], ["{float('x')}", 2], ["{float(words)}", 2], ["{str(b'a')}", 6], ["{str(1, 2)}", 2],
    ["{titel}", 2], ["{unknown_name}", 2], ["{session['zzz']}", 2], ["{session[0]}", 2], ["{session.notes}", 10],
    ["{eb_event.id}", 11], ["{attendee.name}", 11], ["{session[None]}", 2], ["{words[9]}", 2], ["{title['a']}", 2],
    ["{title[1.0]}", 2], ["{title[99]}", 2], ["{words[10**50]}", 2], ["{title[::0]}", 2], ["{title['a':]}", 2],
    ["{title[1:2:3:4]}", 13], ["{title[1:2,3]}", 11], ["{user_index[0]}", 2], ["{date[0]}", 2], ["{nothing[0]}", 2],
    ["{title + 1}", 2], ["{1 + title}", 2], ["{title - title}", 2], ["{title * title}", 2], ["{title * 1.5}", 2],
    ["{words + (1,)}", 2], ["{-title}", 2], ["{+words}", 2], ["{1/0}", 2], ["{1//0}", 2], ["{1%0}", 2], ["{1.5/0}", 2],
    ["{1.5//0.0}", 2], ["{date - date}", 2], ["{date + 1}", 2], ["{start_time - date}", 2], ["{None + 1}", 2],
    ["{title < 1}", 2], ["{None < None}", 2], ["{date < start_time}", 2], ["{words < (1,)}", 2], ["{session < session}", 2],
    ["{1 in title}", 2], ["{1 in 1}", 2], ["{[] in session}", 2], ["{title is 'a'}", 2], ["{1 is 1}", 2],
    ["{date.hour}", 2], ["{title.year}", 2], ["{title.get('a')}", 2], ["{session.lower()}", 2], ["{session.keys()}", 10],
    ["{words.append('x')}", 8], ["{words.join('x')}", 2], ["{session.pop('code')}", 10], ["{session.update(a=1)}", 10],
    ["{date.replace(2027)}", 2], ["{date.today()}", 7], ["{start_time.now()}", 13], ["{start_time.timestamp()}", 13],
    ["{start_time.time()}", 13], ["{start_time.tzinfo}", 13], ["{date.date()}", 2], ["{start_time.strftime()}", 2],
    ["{start_time.strftime(5)}", 2], ["{start_time.isoformat('ab')}", 2], ["{start_time.isoformat('T', 'x')}", 2],
    ["{date:%Q}", 1], ["{date:%}", 1], ["{date:d}{date:%s}", 9], ["{date:%Ey}", 1], ["{date:%🐍}", 1], ["{lines.splitlines('a')}", 2], ["{date:%9999999d}", 1],
    ["{title:d}", 1], ["{title:=5}", 1], ["{title:+}", 1], ["{title:,}", 1], ["{title:#}", 1], ["{title:z}", 1], ["{title:q}", 1],
    ["{title:5x5}", 1], ["{user_index:s}", 1], ["{user_index:.2}", 1], ["{user_index:.2d}", 1], ["{user_index:,x}", 1],
    ["{user_index:z}", 1], ["{user_index:q}", 1], ["{user_index:5.}", 1], ["{user_index:,,}", 1], ["{user_index:+c}", 1],
    ["{ratio:d}", 1], ["{ratio:s}", 1], ["{ratio:x}", 1], ["{ratio:.}", 1], ["{nothing:5}", 1], ["{words:5}", 1], ["{session:>5}", 1],
    ["{title.split('')}", 2], ["{title.split(1)}", 2], ["{title.split(x=1)}", 2], ["{title.split(',', sep=',')}", 2],
    ["{title.replace('a')}", 2], ["{title.replace('a', 1)}", 2], ["{title.upper(1)}", 2], ["{title.index('zzz')}", 2],
    ["{title.strip(1)}", 2], ["{', '.join(1)}", 2], ["{', '.join([1])}", 2], ["{', '.join(*words)}", 12], ["{title.zfill('a')}", 2],
    ["{title.center(50, 'ab')}", 2], ["{title.startswith(['a'])}", 2], ["{title.startswith(1)}", 2],
    ["{title.split(sep=',', ',')}", 23], ["{title.split(sep=1, sep=2)}", 21], ["{title.partition('')}", 2],
    ["{urllib.parse.quote(1)}", 2], ["{urllib.parse.quote()}", 2], ["{urllib.parse.quote('a', encoding='x')}", 2],
    ["{1 if 2}", 2], ["{if 1 else 2}", 2], ["{1 else 2}", 4], ["{not}", 2], ["{1 and}", 4], ["{and 1}", 2], ["{1 +}", 4], ["{* 1}", 2],
    ["{== 1}", 2], ["{1 ==}", 4], ["{1 == not 1}", 7], ["{1 not 2}", 4], ["{,}", 2], ["{1,,2}", 4], ["{(}", 3], ["{[1 2]}", 5], ["{len(1 2)}", 8],
    ["{ {'a'} }", 3], ["{ {'a': } }", 9], ["{ {1: 2} }", 4], ["{ {'a': 1 'b': 2} }", 11],
]
HOSTILE_CONDITIONS = [
    ["", 0], [" ", 0], ["open('x')", 1], ["__import__('os')", 1], ["session.__class__ == 1", 9],
    ["session['x'] = 1", 14], ["(x := 1)", 4], ["lambda: 1", 1], ["[c for c in title]", 4], ["True # yes", 6],
    ["import os", 1], ["1; 2", 2], ["f'{title}' == 'a'", 1], ["'\\N{BULLET}' == 'a'", 2], ["'\\ud800' == 'a'", 2],
    ["'\\x4' == 'a'", 2], ["'a' * 10**9 == 'a'", 1], ["(" * 100000, 0], ["not " * 5000 + "1", 0], ["1 == " * 5000 + "1", 0],
    ["1 and " * 3000 + "1", 0], ["session['zzz'] == 'oui'", 1], ["titel == 'a'", 1], ["'a", 1], ["'a\nb' == 'c'", 1],
    ["session['code'] === 'a'", 19], ["session['code'] == oui", 20], ["{title}", 1], ["1 = 1", 3], ["a b", 3], ["(1", 1], ["1)", 2],
    ["exit()", 1], ["\ud800", 1], ["1 or", 3],
]


def interpret(template):
    """What Python's f-string gives: as the predecessor evaluated it where that reads the text."""
    body = template.replace("\\", "\\\\")
    forms = ["f" + repr(template)]
    forms += [f"f{q}{body}{q}" for q in ("'''", '"""') if q not in body and not body.endswith(q[0])]
    results = []
    for form in forms:
        try:
            code = compile(form, "template", "eval")
        except (SyntaxError, ValueError):
            continue
        results.append(eval(code, dict(NAMES)))
    if not results:
        raise SyntaxError(template)
    if len(set(results)) > 1:
        raise AssertionError(f"two readings of {template!r}: {results}")
    return results[0]


def number(rng):
    kind = rng.randrange(6)
    if kind == 0:
        return str(rng.choice([0, 1, 9, 10, 999, 1000, 123456, 1234567, 10 ** 15, 10 ** 22]) * rng.choice([1, -1]))
    if kind == 1:
        return str(rng.randrange(-10 ** rng.randrange(1, 20), 10 ** rng.randrange(1, 20)))
    if kind == 2:
        return repr(rng.uniform(-1, 1) * 10 ** rng.randrange(-8, 20))
    if kind == 3:
        return repr(rng.choice([0.0, -0.0, 0.5, 1.5, 2.5, 0.1, 1e16, 1e-5, 99.995, 9.5, 999999.5, 1e21, 2.0 ** -30]))
    if kind == 4:
        return repr(round(rng.uniform(-10000, 10000), rng.randrange(0, 4)))
    return repr(rng.choice([-1, 1]) * 2.0 ** rng.randrange(-60, 90))


def format_case(rng):
    text = rng.random() < 0.2
    spec = rng.choice(["", "", "", "*", "0", "é"])
    spec = (spec + rng.choice("<>^=" if not text else "<>^")) if spec or rng.random() < 0.3 else ""
    if not text:
        spec += rng.choice(["", "", "+", "-", " "]) + rng.choice(["", "", "", "#"]) + rng.choice(["", "", "0"])
    spec += rng.choice(["", "", "5", "8", "12", "25"])
    spec += rng.choice(["", "", ",", "_"]) if not text else ""
    spec += rng.choice(["", "", ".0", ".1", ".2", ".3", ".6", ".10"])
    spec += rng.choice(["", "", "s"]) if text else rng.choice(["", "", "d", "f", "f", "e", "g", "G", "E", "%", "x", "b", "n"])
    value = rng.choice(["title", "course_code", "emoji", "locale"]) if text else number(rng)
    return "{" + value + ":" + spec + "}|"


def slice_case(rng):
    def bound():
        return rng.choice(["", str(rng.randrange(-45, 45)), str(rng.randrange(-8, 8))])
    step = rng.choice(["", "", ":" + rng.choice(["", "1", "2", "-1", "-2", "7", "-7", "100"])])
    return "{" + rng.choice(["title", "emoji", "course_code", "words", "words"]) + "[" + bound() + ":" + bound() + step + "]}"


def arithmetic_case(rng):
    operator = rng.choice(["+", "-", "*", "/", "//", "%", "<", "==", ">=", "!=", "//", "%", "/"])
    return "{(" + number(rng) + ") " + operator + " (" + number(rng) + ")}"


def date_case(rng):
    codes = "aAbBcdDeFgGhHIjklmMnpPrRStTuUVwWxXyYzZf%C"
    letters = " ".join("%" + rng.choice(codes) for _ in range(5))
    return "{" + rng.choice(["date", "early", "start_time", "end_time", "utc_time", "india_time"]) + ":" + letters + "}"


def row(template):
    try:
        return ["text", template, interpret(template)]
    except (ArithmeticError, LookupError, SyntaxError, TypeError, ValueError):
        return ["refused", template, 0]


def rows(seed, count):
    rng = random.Random(seed)
    found = []
    for make, share in ((format_case, 5), (slice_case, 2), (arithmetic_case, 3), (date_case, 1)):
        found += [row(make(rng)) for _ in range(count * share // 11)]
    return found


def main():
    if sys.version_info[:2] != (3, 11):
        raise SystemExit("the table is Python 3.11's")
    table = []
    for template in TEXTS:
        table.append(["text", template, interpret(template)])
    for condition in CONDITIONS:
        table.append(["condition", condition, bool(eval(condition, dict(NAMES)))])
    if len(sys.argv) == 3:
        # Another, larger sample: make_template_cases.py SEED COUNT, printed instead of kept.
        table = rows(int(sys.argv[1]), int(sys.argv[2]))
        print("[" + ",\n".join(json.dumps(entry) for entry in table) + "]")
        return
    table += rows(20260914, 198)
    table += [["refused", source, column] for source, column in HOSTILE if column >= 0]
    table += [["text", source, interpret(source)] for source, column in HOSTILE if column < 0]
    table += [["refused condition", source, column] for source, column in HOSTILE_CONDITIONS]
    pathlib.Path(TARGET).write_text("[" + ",\n".join(json.dumps(entry) for entry in table) + "]\n")
    print(len(table), "cases,", len(HOSTILE) + len(HOSTILE_CONDITIONS), "of them hostile")


if __name__ == "__main__":
    main()
