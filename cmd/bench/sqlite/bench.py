"""SQLite's FTS5 with the trigram tokenizer, for cmd/bench.

    bench.py version
    bench.py import ROWS DIR
    bench.py cold DIR QUERY
    bench.py ask DIR     answers the questions of standard input
"""

import os
import re
import sqlite3
import sys
import time

# The tokenizer knows nothing shorter; instr reads every text instead. (LIKE asks
# the index all the same, by bytes, and finds nothing.)
SHORTEST = 3

UNESCAPE = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}


def unescape(field):
    return re.sub(r"\\[\\tnr]", lambda m: UNESCAPE[m.group()], field)


def rows(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            id, meeting, day, kind, speaker, section, text = map(unescape, line.rstrip("\n").split("\t"))
            yield id, meeting, int(day), kind, speaker, section, text


def load(path, folder):
    db = sqlite3.connect(os.path.join(folder, "db"))
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("CREATE VIRTUAL TABLE remarks USING fts5(id UNINDEXED, meeting UNINDEXED, day UNINDEXED, "
               "kind UNINDEXED, speaker UNINDEXED, section UNINDEXED, text, tokenize = 'trigram')")
    db.executemany("INSERT INTO remarks VALUES (?, ?, ?, ?, ?, ?, ?)", rows(path))
    db.execute("INSERT INTO remarks(remarks) VALUES ('optimize')")
    db.commit()
    db.close()


def select(kind, text, words, start, end):
    """Puts a question into SQL: the statements for the ten best and for the
    number of hits, and what they are filled with."""
    if kind in ("phrase", "stop words", "single character"):
        words = [text]
    long = [w for w in words if len(w) >= SHORTEST]
    either = kind == "whole sentence"
    conditions, values = [], []
    if either and long:
        conditions.append("remarks MATCH ?")
        values.append(" OR ".join('"%s"' % w for w in long))
    elif either:
        conditions.append("(" + " OR ".join("instr(text, ?)" for _ in words) + ")")
        values += words
    else:
        if long:
            conditions.append("remarks MATCH ?")
            values.append(" AND ".join('"%s"' % w for w in long))
        for w in words:
            if len(w) < SHORTEST:
                conditions.append("instr(text, ?)")
                values.append(w)
    for sign, day in ((">=", start), ("<=", end)):
        if day:
            conditions.append("day %s ?" % sign)
            values.append(int(day.replace("-", "")))
    where = " WHERE " + " AND ".join(conditions)
    # Without MATCH there is nothing to rank by.
    order = " ORDER BY rank" if long else ""
    shown = "snippet(remarks, 6, '[', ']', '…', 64)" if kind == "10 excerpts" and long else "id"
    return ("SELECT id, %s FROM remarks%s%s LIMIT 10" % (shown, where, order),
            "SELECT count(*) FROM remarks%s" % where, values)


def main():
    command, *args = sys.argv[1:]
    if command == "version":
        print(sqlite3.sqlite_version + ", FTS5 trigram")
    elif command == "import":
        load(*args)
    elif command == "cold":
        db = sqlite3.connect(os.path.join(args[0], "db"))
        best, _, values = select("10 excerpts", args[1], [args[1]], "", "")
        for row in db.execute(best, values):
            print(*row)
    elif command == "ask":
        db = sqlite3.connect(os.path.join(args[0], "db"))
        for line in sys.stdin:
            kind, text, words, start, end = line.rstrip("\n").split("\t")
            best, count, values = select(kind, text, words.split(), start, end)
            began = time.perf_counter_ns()
            found = len(db.execute(best, values).fetchall())
            hits = db.execute(count, values).fetchone()[0]
            print(time.perf_counter_ns() - began, hits, sep="\t", flush=True)
            del found
    else:
        sys.exit("unknown command " + command)


main()
