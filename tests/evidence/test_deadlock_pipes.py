"""Pipes that hang: both ends wait, the reader holds the sending end itself; subprocesses; Managers."""

RECV = ("multiprocessing/connection._recv", "multiprocessing/connection.recv")
SEND = ("multiprocessing/connection._send", "multiprocessing/connection.send")


def test_both_ends_receive(story):
    child = story.child()
    story.told(0, "c.new", "70", "71", line=10)
    story.stands(0, "read", *RECV, 15, inodes=(70,), ends=(0, child))
    story.stands(child, "read", *RECV, 7, inodes=(71,), ends=(0,))

    explanation = story.explained()

    assert explanation.pattern == "both_receive"
    assert story.said().startswith("main waits in Connection.recv() at line 15 and child 1 in")


def test_both_ends_send(story):
    child = story.child()
    story.told(0, "c.new", "70", "71", line=10)
    story.stands(0, "write", *SEND, 15, inodes=(70,), ends=(0, child))
    story.stands(child, "write", *SEND, 7, inodes=(71,), ends=(0,))
    assert story.explained().pattern == "both_send"


def test_readers_of_unrelated_pipes_do_not_face_each_other(story):
    child = story.child()
    story.told(0, "c.new", "70", "71", line=10)
    story.told(0, "c.new", "80", "81", line=11)
    story.stands(0, "read", *RECV, 15, inodes=(70,), ends=(0, child))
    story.stands(child, "read", *RECV, 7, inodes=(81,), ends=(0, child))
    assert story.explained().pattern == "generic"


def test_the_reader_holds_the_only_sending_end_itself(story):
    story.child(ended=0)
    story.stands(0, "read", *RECV, 19, inodes=(70,), ends=(0,))
    assert story.explained().pattern == "own_write_end_open"


def test_a_subprocess_fills_its_output(story):
    program = story.child(name="other 1", role="other")
    story.stands(0, "child", "subprocess._wait", "subprocess.wait", 4, child=program)
    story.stands(program, "write", inodes=(70,), ends=(0,))

    explanation = story.explained()

    assert explanation.pattern == "subprocess_pipe"
    assert story.said().startswith("other 1 writes more than the pipe of its output holds, and main")


def test_a_subprocess_waits_for_the_end_of_its_input(story):
    program = story.child(name="other 1", role="other")
    story.stands(0, "child", "subprocess._wait", "subprocess.wait", 4, child=program)
    story.stands(program, "read", inodes=(70,), ends=(0,))
    assert story.said().startswith("other 1 reads its input until the end, and main keeps")


def test_a_managers_object_does_not_answer(story):
    story.child(name="manager", role="manager")
    call = ("multiprocessing/connection.recv", "multiprocessing/managers._callmethod", "<string>.get")
    story.stands(0, "read", *call, 8, inodes=(70,))
    story.stands(1, "private_futex", "threading.wait", "queue.get", "multiprocessing/managers.serve_client")

    explanation = story.explained()

    assert explanation.pattern == "manager_call"
    assert [wait.name for wait in explanation.waits] == ["main"]
