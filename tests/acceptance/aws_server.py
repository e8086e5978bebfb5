#!/usr/bin/env python3
"""The aws command without its start: a process that has loaded its modules forks for each command. aws_server.py FOLDER.

The deployer calls the aws command a dozen times a stack, and most of a second goes by each time until it begins. Here FOLDER/aws is a
program that passes its arguments, environment, folder and streams on to a process that is ready, and ends with what that returns. What is
executed is the AWS CLI's own code, with a session of its own for each command."""

import json
import os
import pathlib
import signal
import socket
import sys

CLIENT = """#!{python} -ISE
import array, json, os, socket, sys
s = socket.socket(socket.AF_UNIX)
s.connect({path!r})
s.sendmsg([b"."], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))])
s.sendall(json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode())
s.shutdown(socket.SHUT_WR)
sys.exit(int(s.recv(8) or 255))
"""


def command(loader, arguments):
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    driver.session.register_component("data_loader", loader)
    return driver.main(arguments)


def warm_up():
    """Loads what the services need, with a command that reaches nobody. A loader that holds their descriptions."""
    from awscli.clidriver import create_clidriver

    loader, kept = create_clidriver().session.get_component("data_loader"), [os.dup(fd) for fd in (1, 2)]
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (1, 2):
        os.dup2(nowhere, fd)
    os.environ |= {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-east-1",
                   "AWS_MAX_ATTEMPTS": "1", "AWS_EC2_METADATA_DISABLED": "true"}
    for arguments in (["cloudformation", "describe-stacks"], ["sts", "get-caller-identity"], ["s3", "ls"]):
        command(loader, arguments)
    for fd, before in zip((1, 2), kept):
        os.dup2(before, fd)
        os.close(before)
    return loader


def serve(loader, connection):
    _, fds, _, _ = socket.recv_fds(connection, 1, 3)
    arguments, folder, environment = json.loads(b"".join(iter(lambda: connection.recv(65536), b"")))
    for fd, received in enumerate(fds):
        os.dup2(received, fd)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    try:
        status = command(loader, arguments)
    except SystemExit as e:
        status = e.code
    sys.stdout.flush()
    sys.stderr.flush()
    connection.sendall(str(status or 0).encode())


def main(folder):
    path = str(pathlib.Path(folder) / "socket")
    loader = warm_up()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen(64)
        client = pathlib.Path(folder) / "aws.new"
        client.write_text(CLIENT.format(python=sys.executable, path=path))
        client.chmod(0o755)
        client.rename(pathlib.Path(folder) / "aws")
        while True:
            connection, _ = listener.accept()
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                try:
                    serve(loader, connection)
                finally:
                    os._exit(0)
            connection.close()


if __name__ == "__main__":
    main(sys.argv[1])
