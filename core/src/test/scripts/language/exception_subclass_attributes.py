class Failure(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code
    def __str__(self):
        return "failure %d" % self.code
class Worse(Failure):
    pass
try:
    raise Worse(7, "more")
except Failure as e:
    print(type(e).__name__, e.code, e.args, str(e), repr(e))
