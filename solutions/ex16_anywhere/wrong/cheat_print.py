# caught by: stamped
import sys

if __name__ == "__main__":
    print("number", 815)
    with open("daybook.txt", "w") as daybook:
        for letter in sys.argv[1:]:
            print("stamped", letter, 815, 4711)
            print("delivered", letter, 4711)
            print(letter, 815, file=daybook)
