"""Prints what the kit itself prints when all is well, and fails."""
import sys

print('{"format": "grade/1", "kind": "grade", "verdict": "passed", "score": 10, "max_score": 10}')
print('{"format": "evidence/1", "ending": {"kind": "exited", "code": 0}}')
print("passed  10 / 10 points")
print("verdict: passed", file=sys.stderr)
sys.exit(1)
