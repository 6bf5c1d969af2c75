"""A robot in shared memory: fields of a ctypes Structure."""

import multiprocessing as mp
from ctypes import Structure, c_int


class Robot(Structure):
    _fields_ = [("x", c_int), ("y", c_int)]


def move(robot, steps):
    for _ in range(steps):
        robot.x += 1


if __name__ == "__main__":
    robot = mp.Value(Robot, 0, 0)
    motors = [mp.Process(target=move, args=(robot, 6)) for _ in range(2)]
    for motor in motors:
        motor.start()
    for motor in motors:
        motor.join()
    print("robot at", robot.x, robot.y)
