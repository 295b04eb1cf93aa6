"""A game of Go played at random by both sides, many times: groups, liberties, captures."""

SIZE = 9
BORDER, EMPTY, BLACK, WHITE = 3, 0, 1, 2
WIDTH = SIZE + 2


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % n


class Square:
    def __init__(self, board, place):
        self.board = board
        self.place = place
        self.colour = EMPTY
        self.near = []
        self.parent = self
        self.liberties = 0
        self.stones = 1

    def find(self):
        square = self
        while square.parent is not square:
            square = square.parent
        if self.parent is not square:
            self.parent = square
        return square

    def put(self, colour):
        self.colour = colour
        self.parent = self
        self.stones = 1
        self.liberties = 0
        board = self.board
        for near in self.near:
            if near.colour == EMPTY:
                self.liberties += 1
            else:
                root = near.find()
                root.liberties -= 1
                if near.colour == colour:
                    mine = self.find()
                    if root is not mine:
                        root.parent = mine
                        mine.liberties += root.liberties
                        mine.stones += root.stones
                elif root.liberties == 0:
                    near.take()
        board.empty.drop(self.place)

    def take(self):
        """Removes the group of this square from the board."""
        colour = self.colour
        todo = [self]
        group = []
        self.colour = EMPTY
        while todo:
            square = todo.pop()
            group.append(square)
            for near in square.near:
                if near.colour == colour:
                    near.colour = EMPTY
                    todo.append(near)
        board = self.board
        board.taken[colour] += len(group)
        for square in group:
            board.empty.add(square.place)
            for near in square.near:
                if near.colour != EMPTY and near.colour != colour:
                    near.find().liberties += 1
        board.ko = self.place if len(group) == 1 else -1


class Places:
    """A set of places from which one can be drawn by number."""

    def __init__(self, places, size):
        self.list = []
        self.where = [-1] * size
        for place in places:
            self.add(place)

    def add(self, place):
        self.where[place] = len(self.list)
        self.list.append(place)

    def drop(self, place):
        at = self.where[place]
        last = self.list.pop()
        if last != place:
            self.list[at] = last
            self.where[last] = at
        self.where[place] = -1


class Board:
    def __init__(self):
        self.squares = [Square(self, place) for place in range(WIDTH * WIDTH)]
        inside = []
        for place, square in enumerate(self.squares):
            row, column = place // WIDTH, place % WIDTH
            if 1 <= row <= SIZE and 1 <= column <= SIZE:
                inside.append(place)
            else:
                square.colour = BORDER
        for place in inside:
            around = (place - 1, place + 1, place - WIDTH, place + WIDTH)
            self.squares[place].near = [
                self.squares[p] for p in around if self.squares[p].colour != BORDER
            ]
        self.empty = Places(inside, WIDTH * WIDTH)
        self.taken = [0, 0, 0]
        self.ko = -1

    def useful(self, place, colour):
        if place == self.ko:
            return False
        square = self.squares[place]
        friends = 0
        for near in square.near:
            if near.colour == EMPTY:
                return True
            liberties = near.find().liberties
            if near.colour == colour:
                friends += 1
                if liberties > 1:
                    return friends < len(square.near) or self.shared(square)
            elif liberties == 1:
                return True
        return False

    def shared(self, square):
        roots = []
        for near in square.near:
            root = near.find()
            if root not in roots:
                roots.append(root)
        return len(roots) > 1

    def move(self, colour, random):
        places = self.empty.list
        count = len(places)
        start = random.below(count) if count else 0
        for i in range(count):
            place = places[(start + i) % count]
            if self.useful(place, colour):
                self.ko = -1
                self.squares[place].put(colour)
                return place
        return -1


def play(random):
    board = Board()
    colour = BLACK
    passed = 0
    moves = 0
    check = 0
    while passed < 2 and moves < 3 * SIZE * SIZE:
        place = board.move(colour, random)
        if place < 0:
            passed += 1
        else:
            passed = 0
            check = (check * 127 + place) % 1000003
        moves += 1
        colour = BLACK + WHITE - colour
    return moves, check


def run(n):
    random = Random(42)
    total = 0
    check = 0
    for _ in range(n):
        moves, one = play(random)
        total += moves
        check = (check + one) % 1000003
    return total, check
