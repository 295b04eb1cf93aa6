# The functions of manifests. Names with an underscore are the tool's: what begins with _host_ asks
# it for what lies outside, and answers (mistake, result).

_COMPILED = 0
_IMAGE = 1
_TEXT = 2


# What manifests are run for, as Manifest.Purpose has it.
_FIRMWARE = 0
_PACKAGE = 1
_PYPROJECT = 2
_C_MODULES = 3


class ManifestFileError(Exception):
    pass


class _Replaced(Exception):
    # A package of which a project for CPython takes nothing: it has it, or gets it from PyPI.
    def __init__(self, name):
        self.name = name


class _Options:
    def __init__(self, given):
        self._given = given
        self._defaults = {}

    def defaults(self, **values):
        self._defaults = values

    def __getattr__(self, name):
        if name in self._given:
            return self._given[name]
        return self._defaults.get(name)


_METADATA = ("description", "version", "license", "author", "stdlib", "pypi", "pypi_publish")


class _Package:
    def __init__(self, is_required):
        self._is_required = is_required
        self._is_described = False
        for name in _METADATA:
            setattr(self, name, False if name == "stdlib" else None)

    def _describe(self, values):
        if self._is_described:
            raise ManifestFileError("Duplicate call to metadata().")
        for name in values:
            if name not in _METADATA:
                raise TypeError("metadata() has no '" + name + "'")
        if self._is_required and _purpose == _PYPROJECT:
            pypi = values.get("pypi_publish") or values.get("pypi")
            if values.get("stdlib") or pypi:
                raise _Replaced(None if values.get("stdlib") else pypi)
        self._is_described = True
        for name in values:
            setattr(self, name, values[name])
        if self.version is not None:
            _text(self.version, "version")


_packages = [_Package(False)]
_folders = []
_visited = set()
_libraries = {}
_library_folders = []


def _answer(pair):
    if pair[0] is not None:
        raise ManifestFileError(pair[0])
    return pair[1]


def _text(value, what):
    if not isinstance(value, str):
        raise TypeError(what + " must be a string, not " + type(value).__name__)
    return value


def _resolve(path, what="path"):
    return _answer(_host_resolve(_text(path, what), _folders[-1] if _folders else ""))


def _check_described():
    if _purpose in (_PACKAGE, _PYPROJECT) and not _packages[-1]._is_described:
        raise ManifestFileError("metadata() must be the first command in a manifest file.")


def _add(path, target, kind, opt):
    if opt is not None and not isinstance(opt, int):
        raise TypeError("opt must be 0 to 3, not " + repr(opt))
    if _purpose != _FIRMWARE and kind != _COMPILED:
        raise ManifestFileError("not a .py file: " + path)
    _answer(_host_add(path, target, kind, opt, _packages[-1].version))


def _kind(path):
    # As the name says what it is.
    end = path.lower()
    if end.endswith(".py"):
        return _COMPILED
    if end.endswith(".mpy"):
        return _IMAGE
    raise ManifestFileError("not a .py or .mpy file: " + path)


def _search(base, package, files, ends, kind, opt):
    if _purpose == _C_MODULES:
        return
    base = _resolve(base)
    if files is not None:
        for file in files:
            name = _text(file, "file")
            if package:
                name = package + "/" + name
            path = _answer(_host_resolve(name, base))
            _add(path, name, _kind(path) if kind is None else kind, opt)
        return
    for name in _answer(_host_walk(base, package or "")):
        low = name.lower()
        for end in ends:
            if low.endswith(end):
                path = base + "/" + name
                _add(path, name, _kind(path) if kind is None else kind, opt)


def metadata(**values):
    package = _packages[-1]
    if values:
        package._describe(values)
        if len(_packages) == 1:
            _host_describe(
                [None if value is None else str(value) for value in
                    (package.description, package.version, package.license, package.author,
                     package.pypi, package.pypi_publish)]
            )
    return package


def include(manifest_path, is_require=False, **options):
    if is_require:
        _check_described()
    if not isinstance(manifest_path, str):
        for path in manifest_path:
            include(path, **options)
        return
    path = _resolve(manifest_path, "manifest")
    if _host_is_folder(path):
        path += "/manifest.py"
    if path in _visited:
        return
    _visited.add(path)
    text = _answer(_host_read(path))
    if is_require:
        _packages.append(_Package(True))
    _folders.append(path[: path.rfind("/")])
    try:
        exec(compile(text, path, "exec"), _names(options))
    except _Replaced as replaced:
        if replaced.name is not None:
            _host_depend(str(replaced.name))
    finally:
        _folders.pop()
        if is_require:
            _packages.pop()


def _execute(text):
    # A manifest given as text.
    exec(compile(text, "<manifest>", "exec"), _names({}))


def add_library(library, library_path, prepend=False):
    path = _resolve(library_path, "library path")
    _libraries[_text(library, "library")] = path
    _library_folders.insert(0 if prepend else len(_library_folders), path)


def require(name, version=None, pypi=None, library=None, **options):
    _check_described()
    _text(name, "name")
    if _purpose == _PYPROJECT and pypi:
        _host_depend(_text(pypi, "pypi"))
        return
    if library is not None:
        if library not in _libraries:
            raise ValueError("Unknown library '%s' for require('%s')." % (library, name))
        folders = [_libraries[library]]
    else:
        folders = _library_folders
    for folder in folders:
        found = _answer(_host_find(folder, name))
        if found is not None:
            include(found, is_require=True, **options)
            return
    if library is not None:
        raise ValueError(
            "Package '%s' not found in external library '%s' (%s)." % (name, library, folders[0])
        )
    if not folders:
        raise ValueError(
            "Package '%s' not found: no library is known. Give --lib FOLDER." % name
        )
    raise ValueError("Package '%s' not found in any known library." % name)


def package(package_path, files=None, base_path=".", opt=None):
    _check_described()
    _search(base_path, _text(package_path, "package"), files, (".py",), None, opt)


def module(module_path, base_path=".", opt=None):
    _check_described()
    if _purpose == _C_MODULES:
        return
    base = _resolve(base_path)
    if not _text(module_path, "module").lower().endswith(".py"):
        raise ManifestFileError("module must be .py file")
    _add(_answer(_host_resolve(module_path, base)), module_path, _COMPILED, opt)


def c_module(module_path):
    if _purpose in (_FIRMWARE, _C_MODULES):
        _answer(_host_c_module(_resolve(module_path)))


def _freeze(path, script, ends, kind, opt):
    if _purpose == _C_MODULES:
        return
    if script is None:
        _search(path, None, None, ends, kind, opt)
    elif not isinstance(script, str):
        _search(path, None, script, ends, kind, opt)
    elif _host_is_folder(_answer(_host_resolve(script, _resolve(path)))):
        _search(path, script, None, ends, kind, opt)
    else:
        _search(path, None, (script,), ends, kind, opt)


def freeze(path, script=None, opt=None):
    _freeze(path, script, (".py", ".mpy"), None, opt)


def freeze_as_str(path):
    _search(path, None, None, (".py",), _TEXT, None)


def freeze_as_mpy(path, script=None, opt=None):
    _freeze(path, script, (".py",), _COMPILED, opt)


def freeze_mpy(path, script=None, opt=None):
    _freeze(path, script, (".mpy",), _IMAGE, opt)


def _names(options):
    names = {
        "metadata": metadata,
        "include": include,
        "require": require,
        "add_library": add_library,
        "package": package,
        "module": module,
        "c_module": c_module,
        "options": _Options(options),
        "__name__": "__main__",
    }
    if _purpose in (_FIRMWARE, _C_MODULES):
        names["freeze"] = freeze
        names["freeze_as_str"] = freeze_as_str
        names["freeze_as_mpy"] = freeze_as_mpy
        names["freeze_mpy"] = freeze_mpy
    return names
