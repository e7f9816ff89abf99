"""What `meldewerk validate` says about a folder of documents."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path


class Broken(Exception):
    """The program did not answer as it should."""


def validate(program: list[str], folder: Path) -> dict[str, dict]:
    """The answer of `PROGRAM validate --format json FOLDER` by file name.

    Raises Broken if the program fails, answers something else than a JSON object a line, or leaves a file out.
    """
    command = [*program, "validate", "--format", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=600)
    if done.returncode not in (0, 1):
        raise Broken(
            f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-800:]}"
        )
    answers = {}
    for line in filter(None, done.stdout.decode("utf-8").split("\n")):
        try:
            answer = json.loads(line)
            answers[Path(answer["file"]).name] = answer
            wrong = not isinstance(answer["schemaValid"], bool) or not isinstance(answer["valid"], bool)
            # Whatever is refused is explained, what is accepted is not, and only schema-valid is valid.
            wrong |= answer["valid"] == bool(answer["errors"]) or (
                answer["valid"] and not answer["schemaValid"]
            )
        except (ValueError, KeyError, TypeError) as fault:
            raise Broken(f"not an answer: {line[:200]}") from fault
        if wrong:
            raise Broken(f"schemaValid, valid and errors do not fit together: {line[:400]}")
    left_out = {file.name for file in folder.iterdir()} - answers.keys()
    if left_out:
        raise Broken(f"no answer about {len(left_out)} files such as {min(left_out)}")
    if (done.returncode == 0) != all(answer["valid"] for answer in answers.values()):
        raise Broken(f"exit code {done.returncode} does not fit the answers")
    return answers
