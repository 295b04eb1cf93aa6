"""A logger with levels, handlers, filters and formats; most messages are dropped."""

DEBUG, INFO, WARNING, ERROR = 10, 20, 30, 40
NAMES = {DEBUG: "DEBUG", INFO: "INFO", WARNING: "WARNING", ERROR: "ERROR"}


class Record:
    def __init__(self, name, level, message, args):
        self.name = name
        self.level = level
        self.message = message
        self.args = args

    def text(self):
        return self.message % self.args if self.args else self.message


class Formatter:
    def __init__(self, layout):
        self.layout = layout

    def format(self, record):
        return self.layout.format(
            level=NAMES[record.level], name=record.name, message=record.text()
        )


class Handler:
    def __init__(self, level, formatter):
        self.level = level
        self.formatter = formatter
        self.lines = []
        self.size = 0

    def handle(self, record):
        if record.level >= self.level:
            line = self.formatter.format(record)
            self.size += len(line)
            self.lines.append(line)
            if len(self.lines) >= 100:
                del self.lines[:]


class Logger:
    def __init__(self, name, parent=None, level=0):
        self.name = name
        self.parent = parent
        self.level = level
        self.handlers = []

    def effective_level(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return 0

    def log(self, level, message, *args, **extra):
        if level >= self.effective_level():
            record = Record(self.name, level, message, args)
            logger = self
            while logger is not None:
                for handler in logger.handlers:
                    handler.handle(record)
                logger = logger.parent

    def debug(self, message, *args, **extra):
        self.log(DEBUG, message, *args, **extra)

    def info(self, message, *args, **extra):
        self.log(INFO, message, *args, **extra)

    def warning(self, message, *args, **extra):
        self.log(WARNING, message, *args, **extra)


def run(n):
    root = Logger("root", None, INFO)
    handler = Handler(INFO, Formatter("{level}:{name}:{message}"))
    root.handlers.append(handler)
    logger = Logger("root.part.piece", Logger("root.part", root))
    for i in range(n):
        for _ in range(10):
            logger.debug("a message that nobody sees, %d", i)
        logger.warning("number %d of %s", i, "many")
        logger.info("plain")
    return handler.size, len(handler.lines)
