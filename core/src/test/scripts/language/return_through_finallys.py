def f(log):
    try:
        try:
            return log.append("value") or "result"
        finally:
            log.append("inner")
    finally:
        log.append("outer")
log = []
print(f(log), log)
