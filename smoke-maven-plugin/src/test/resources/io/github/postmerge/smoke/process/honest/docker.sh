# A container's client without a terminal, and without a daemon.
# for: anybody
# needs: docker
DOCKER_HOST=unix://$PWD/none.sock docker run --rm hello-world </dev/null || echo $?
