# A repository with a hook, cloned and pushed to.
# for: anybody
# needs: git
export GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_AUTHOR_DATE=2026-01-01T00:00:00Z
export GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org GIT_COMMITTER_DATE=2026-01-01T00:00:00Z
git init -q -b main --bare o.git
git clone -q "file://$PWD/o.git" c 2>/dev/null
cd c
echo 1 >f
git add f
printf '#!/bin/sh\necho hook\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
git commit -qm one
git push -q origin HEAD:main
git rev-parse HEAD
git ls-remote
