#!/usr/bin/env python3
"""Checks a log exported as JSON: that no entry is missing, that each has the hash of what it says, and that each follows from the one
before. The hash of an entry is SHA-256 over its fields, in the order below, one line each.

    python3 check-activity.py activity.json [LENGTH:HASH ...]

LENGTH:HASH is an anchor that you have kept: how long the log was then, and the hash of its last entry."""

import hashlib
import json
import sys

FIELDS = ["organisation_id", "seq", "event_id", "at", "person_id", "person_name", "acting_id", "acting_name", "action",
          "subject_kind", "subject_id", "subject_name", "detail", "prev_hash"]

if len(sys.argv) < 2:
    sys.exit(__doc__)
with open(sys.argv[1], encoding="utf-8") as file:
    entries = json.load(file)

hashes = [""]
for number, entry in enumerate(entries, start=1):
    if entry["seq"] != number:
        sys.exit(f"BROKEN: entry {number} is missing. Was the whole log exported, without filters?")
    said = "\n".join("" if entry[field] is None else str(entry[field]) for field in FIELDS)
    if hashlib.sha256(said.encode()).hexdigest() != entry["hash"]:
        sys.exit(f"BROKEN: entry {number} does not say what it said when it was written.")
    if entry["prev_hash"] != hashes[-1]:
        sys.exit(f"BROKEN: entry {number} does not follow from the one before.")
    hashes.append(entry["hash"])

for anchor in sys.argv[2:]:
    length, _, known = anchor.partition(":")
    if not length.isdigit() or int(length) >= len(hashes) or hashes[int(length)] != known:
        sys.exit(f"BROKEN: the log is not the one that was anchored at {length}.")

print(f"Unbroken: {len(entries)} entries. Keep this anchor: {len(entries)}:{hashes[-1]}")
