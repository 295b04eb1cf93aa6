# A local that is assigned later is not looked up among the globals.
name = "global"


def use_before_assignment():
    print(name)  # expect error: NameError: local variable referenced before assignment
    name = "local"


use_before_assignment()
