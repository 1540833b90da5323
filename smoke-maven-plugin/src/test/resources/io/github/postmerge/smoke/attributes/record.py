#!/usr/bin/env python3
"""Records what git answers, for tests that must not need git: python3 record.py, in this folder.

patterns.tsv    a pattern of .gitattributes, and the paths that it matches
attributes.tsv  attributes files (folder=content, one a field), a path, and all its attributes
line-ends.tsv   core.autocrlf, core.eol, a line of attributes, and for each content of its first line
                whether it stays (=) or gets carriage returns (+)
"""
import os
import subprocess
import tempfile

ENV = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "LC_ALL": "C",
}


def git(folder, *arguments, data=None):
    return subprocess.run(
        ["git", "-C", folder, *arguments], env=ENV, input=data, check=True, capture_output=True
    ).stdout


def repository():
    folder = tempfile.mkdtemp()
    git(folder, "init", "-q")
    git(folder, "config", "user.name", "Somebody")
    git(folder, "config", "user.email", "somebody@example.org")
    return folder


def attributes_of(folder, paths, *names):
    out = git(folder, "check-attr", "-z", *(names or ("-a",)), "--", *paths)
    fields = out.decode("latin-1").split("\0")[:-1]
    return [fields[i : i + 3] for i in range(0, len(fields), 3)]


def escaped(text):
    return text.encode("unicode_escape").decode("ascii").replace('"', '\\"')


PATTERNS = r"""
*
*.txt
*.TXT
a.txt
/a.txt
a*
a?txt
a?.txt
?
??
*a*
**
**/
**/a.txt
**/c.txt
a/**
/a/**
a/**/c.txt
a/**/b/c.txt
**/b/**
a**
a**/c.txt
**a.txt
*/a.txt
*/*.txt
*/*/*.txt
b/*.txt
/b/*.txt
a/b
a/b/
b/
b
c.txt
b/c.txt
a/b/c.txt
/a/b/c.txt
[a-c].txt
[!a].txt
[^a].txt
[]a].txt
[a\]].txt
[a-].txt
[c-a].txt
[[:alpha:]].txt
[[:digit:]].txt
[[:upper:]].txt
[[:alnum:]-].txt
[[:space:]].txt
[[:punct:]].txt
[[:xdigit:]].txt
[[:nosuch:]].txt
[a.txt
[].txt
[a
\a.txt
a\.txt
\*.txt
\?.txt
\[a].txt
a.txt\
.*
.hidden
*.tar.gz
*.gz
*.
.
..
a//b
//a.txt
a/./b
é.txt
?.txt
??.txt
[é].txt
*é*
~
#no
a[/]b
a?b/c.txt
a*b/c.txt
*/b/*
***
a/***/c.txt
**b
x**y
**.txt
a/**.txt
""".strip("\n").split("\n")

PATHS = """
a.txt
A.txt
b.txt
c.txt
a
b
ab
x
1.txt
-.txt
].txt
*.txt
?.txt
[a].txt
[a
a.txt\\
.hidden
.a.txt
d.tar.gz
d.gz
d.
é.txt
è.txt
a/a.txt
a/b
a/c.txt
a/b/c.txt
a/b/c/c.txt
a/b/b/c.txt
a/x/b/c.txt
b/a.txt
b/c.txt
b/b.txt
x/a/b/c.txt
x/y
xzy
aab/c.txt
~
a.b/c.txt
""".strip("\n").split("\n")


def record_patterns():
    folder = repository()
    lines = "".join(f"{pattern} m{i}\n" for i, pattern in enumerate(PATTERNS))
    with open(folder + "/.gitattributes", "wb") as file:
        file.write(lines.encode("utf-8"))
    matched = {i: [] for i in range(len(PATTERNS))}
    paths = [path.encode("utf-8") for path in PATHS]
    for path in paths:
        for _, name, value in attributes_of(folder, [path]):
            if name[0] == "m" and value == "set":
                matched[int(name[1:])].append(path.decode("utf-8"))
    with open("patterns.tsv", "w", encoding="utf-8") as out:
        out.write("# " + "\t".join(PATHS) + "\n")
        for i, pattern in enumerate(PATTERNS):
            if not pattern.startswith("#"):
                out.write("\t".join([pattern, *matched[i]]) + "\n")


SCENARIOS = [
    ({"": "*.c text\n*.c -text\n"}, ["a.c", "a.h"]),
    ({"": "*.c text=auto\na.c !text\n"}, ["a.c", "b.c"]),
    ({"": "*.c eol=crlf -text crlf=input\n"}, ["a.c"]),
    ({"": "*.bin binary\n"}, ["a.bin"]),
    ({"": "*.bin binary\na.bin text\n"}, ["a.bin"]),
    ({"": "*.bin binary diff=hex\n"}, ["a.bin"]),
    ({"": "*.bin -binary\n"}, ["a.bin"]),
    ({"": "[attr]dos text eol=crlf\n*.bat dos\n"}, ["a.bat"]),
    ({"": "*.bat dos\n[attr]dos text eol=crlf\n"}, ["a.bat"]),
    ({"": "[attr]dos text eol=crlf\n*.bat dos eol=lf\n"}, ["a.bat"]),
    ({"": "[attr]one text\n[attr]two one eol=lf\n* two\n"}, ["a"]),
    ({"": "[attr]loop loop text\n* loop\n"}, ["a"]),
    ({"": "[attr]one -text\n* text\n* one\n* !one\n"}, ["a"]),
    ({"": "* text\n", "d": "[attr]m eol=crlf\n* m -text\n"}, ["a", "d/a", "d/e/a"]),
    ({"": "*.txt a b=1 -c\n", "d": "*.txt !a b=2\n"}, ["x.txt", "d/x.txt", "d/e/x.txt"]),
    ({"": "d/*.txt a\n", "d": "/x.txt b\n", "d/e": "x.txt c\n"}, ["d/x.txt", "d/e/x.txt"]),
    ({"": "/d/**/x a\n", "d/e": "../x b\nx !a\n"}, ["d/x", "d/e/x", "d/f/x"]),
    ({"": "# a comment\n\n   \t\n  *.c text\n"}, ["a.c", "#"]),
    ({"": "!*.c text\n*.c diff\n"}, ["a.c", "!a.c"]),
    ({"": "*.c text # not a comment\n"}, ["a.c"]),
    ({"": "*.c text\r\n*.h -text\r\n"}, ["a.c", "a.h"]),
    ({"": '"a b.txt" one\n"\\141.txt" two\n"a\\tb" three\n"open four\n'}, ["a b.txt", "a.txt", "a\tb"]),
    ({"": "*.c -a.b_c=1 d-e .f=2 -g\n"}, ["a.c"]),
    ({"": "*.c bad!name text\n*.c diff\n"}, ["a.c"]),
    ({"": "*.c =value text\n*.c diff\n"}, ["a.c"]),
    ({"": "*.c a=\n*.c b==1\n"}, ["a.c"]),
    ({"": "*.c -a=1 !b=2 -=3\n*.h !c=4 d\n"}, ["a.c", "a.h"]),
    ({"": "*.c\n*.h text"}, ["a.c", "a.h"]),
    ({"": "* " + "a" * 2050 + "\n* text\n"}, ["a"]),
    ({"": "* text\n\x00* -text\n"}, ["a"]),
    ({"": "*.c\ttext\n*.h \t text \n"}, ["a.c", "a.h"]),
]


def record_attributes():
    with open("attributes.tsv", "w", encoding="utf-8") as out:
        for files, paths in SCENARIOS:
            folder = repository()
            for place, content in files.items():
                os.makedirs(os.path.join(folder, place), exist_ok=True)
                with open(os.path.join(folder, place, ".gitattributes"), "wb") as file:
                    file.write(content.encode("latin-1"))
            for path in paths:
                answers = sorted(
                    name + "=" + value for _, name, value in attributes_of(folder, [path])
                )
                declared = [f"{place}={escaped(content)}" for place, content in files.items()]
                out.write("\t".join([escaped(path), " ".join(answers), *declared]) + "\n")


CONTENTS = [
    b"",
    b"one\n",
    b"one",
    b"one\ntwo\n",
    b"one\r\ntwo\r\n",
    b"one\r\ntwo\n",
    b"one\rtwo\n",
    b"\n\n\r\n",
    b"nul\0\n",
    b"\x01\x02\x03\n",
    b"x" * 200 + b"\x01\n",
    b"end\n\x1a",
    b"\x1b[1mbold\n",
    b"del\x7f\n",
    "é\n".encode("utf-8"),
]

LINES = [
    "",
    "text",
    "-text",
    "text=auto",
    "text=input",
    "text=other",
    "!text",
    "crlf",
    "-crlf",
    "crlf=input",
    "crlf=auto",
    "eol=lf",
    "eol=crlf",
    "eol=other",
    "text eol=lf",
    "text eol=crlf",
    "text=auto eol=lf",
    "text=auto eol=crlf",
    "-text eol=crlf",
    "-crlf eol=crlf",
    "text -crlf",
    "-text crlf",
    "binary",
    "binary eol=crlf",
]


def record_line_ends():
    with open("line-ends.tsv", "w", encoding="utf-8") as out:
        out.write("\t".join(escaped(c.decode("latin-1")) for c in CONTENTS) + "\n")
        for autocrlf in ("false", "true", "input"):
            for eol in ("", "lf", "crlf"):
                for line in LINES:
                    record_one_setting(out, autocrlf, eol, line)


def record_one_setting(out, autocrlf, eol, line):
    folder = repository()
    names = []
    for i, content in enumerate(CONTENTS):
        blob = git(folder, "hash-object", "-w", "--stdin", data=content).decode().strip()
        names.append(f"f{i}")
        git(folder, "update-index", "--add", "--cacheinfo", f"100644,{blob},f{i}")
    with open(folder + "/.git/info/attributes", "w", encoding="ascii") as file:
        file.write(f"* {line}\n" if line else "")
    git(folder, "config", "core.autocrlf", autocrlf)
    if eol:
        git(folder, "config", "core.eol", eol)
    git(folder, "checkout-index", "-a")
    answer = ""
    for name, content in zip(names, CONTENTS):
        with open(f"{folder}/{name}", "rb") as file:
            answer += "=" if file.read() == content else "+"
    out.write("\t".join([autocrlf, eol, line, answer]) + "\n")


if __name__ == "__main__":
    record_patterns()
    record_attributes()
    record_line_ends()
