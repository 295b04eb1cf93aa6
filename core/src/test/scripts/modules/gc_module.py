# The collector's switches.
import gc

print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
print(gc.threshold(), gc.threshold(1000), gc.threshold(), gc.threshold(-1), gc.threshold())
print(type(gc.collect()), gc.mem_alloc() > 0, gc.mem_free() > 0)
