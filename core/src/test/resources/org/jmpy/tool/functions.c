#include "py/mpconfig.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/emitglue.h"
#include "py/nativeglue.h"

#if MICROPY_LONGINT_IMPL != 2
#error "incompatible MICROPY_LONGINT_IMPL"
#endif

#if MPZ_DIG_SIZE != 16
#error "incompatible MPZ_DIG_SIZE"
#endif

#if MICROPY_PY_BUILTINS_FLOAT
typedef struct _mp_obj_float_t {
    mp_obj_base_t base;
    mp_float_t value;
} mp_obj_float_t;
#endif

#if MICROPY_PY_BUILTINS_COMPLEX
typedef struct _mp_obj_complex_t {
    mp_obj_base_t base;
    mp_float_t real;
    mp_float_t imag;
} mp_obj_complex_t;
#endif

enum {
    MP_QSTR__lt_dictcomp_gt_ = MP_QSTRnumber_of,
    MP_QSTR__lt_genexpr_gt_,
    MP_QSTR__lt_lambda_gt_,
    MP_QSTR__lt_listcomp_gt_,
    MP_QSTR__lt_setcomp_gt_,
    MP_QSTR_Base,
    MP_QSTR_Derived,
    MP_QSTR_a,
    MP_QSTR_advance,
    MP_QSTR_all_kinds,
    MP_QSTR_b,
    MP_QSTR_by,
    MP_QSTR_c,
    MP_QSTR_closed,
    MP_QSTR_comprehend,
    MP_QSTR_counter,
    MP_QSTR_d,
    MP_QSTR_delegate,
    MP_QSTR_double,
    MP_QSTR_empty_dot_py,
    MP_QSTR_f,
    MP_QSTR_first,
    MP_QSTR_fold,
    MP_QSTR_functions_dot_py,
    MP_QSTR_global_name,
    MP_QSTR_global_user,
    MP_QSTR_k,
    MP_QSTR_kind,
    MP_QSTR_limit,
    MP_QSTR_make,
    MP_QSTR_metaclass,
    MP_QSTR_n,
    MP_QSTR_never,
    MP_QSTR_only_keywords,
    MP_QSTR_options,
    MP_QSTR_property,
    MP_QSTR_rows,
    MP_QSTR_second,
    MP_QSTR_squares,
    MP_QSTR_times,
    MP_QSTR_v,
    MP_QSTR_w,
    MP_QSTR_x,
    MP_QSTR_y,
    MP_QSTR_z,
};

const qstr_hash_t mp_qstr_frozen_const_hashes[] = {
    204,
    52,
    128,
    212,
    84,
    208,
    8,
    196,
    31,
    224,
    199,
    222,
    198,
    247,
    4,
    17,
    193,
    250,
    112,
    151,
    195,
    159,
    196,
    211,
    86,
    224,
    206,
    173,
    16,
    135,
    246,
    203,
    207,
    100,
    245,
    194,
    252,
    21,
    55,
    131,
    211,
    210,
    221,
    220,
    223,
};

const qstr_len_t mp_qstr_frozen_const_lengths[] = {
    10,
    9,
    8,
    10,
    9,
    4,
    7,
    1,
    7,
    9,
    1,
    2,
    1,
    6,
    10,
    7,
    1,
    8,
    6,
    8,
    1,
    5,
    4,
    12,
    11,
    11,
    1,
    4,
    5,
    4,
    9,
    1,
    5,
    13,
    7,
    8,
    4,
    6,
    7,
    5,
    1,
    1,
    1,
    1,
    1,
};

extern const qstr_pool_t mp_qstr_const_pool;
const qstr_pool_t mp_qstr_frozen_const_pool = {
    &mp_qstr_const_pool, // previous pool
    MP_QSTRnumber_of, // previous pool size
    true, // is_sorted
    10, // allocated entries
    45, // used entries
    (qstr_hash_t *)mp_qstr_frozen_const_hashes,
    (qstr_len_t *)mp_qstr_frozen_const_lengths,
    {
        "<dictcomp>",
        "<genexpr>",
        "<lambda>",
        "<listcomp>",
        "<setcomp>",
        "Base",
        "Derived",
        "a",
        "advance",
        "all_kinds",
        "b",
        "by",
        "c",
        "closed",
        "comprehend",
        "counter",
        "d",
        "delegate",
        "double",
        "empty.py",
        "f",
        "first",
        "fold",
        "functions.py",
        "global_name",
        "global_user",
        "k",
        "kind",
        "limit",
        "make",
        "metaclass",
        "n",
        "never",
        "only_keywords",
        "options",
        "property",
        "rows",
        "second",
        "squares",
        "times",
        "v",
        "w",
        "x",
        "y",
        "z",
    },
};

////////////////////////////////////////////////////////////////////////////////
// frozen module functions
// - original source file: functions.mpy
// - frozen file name: functions.py
// - .mpy header: 4d:06:00:1f

// frozen bytecode for file functions.py, scope functions__lt_module_gt_
static const byte fun_data_functions__lt_module_gt_[108] = {
    0x28,0x28, // prelude
    0x01, // names: <module>
    0x20,0x6e,0x20,0x71,0x20,0x88,0x10,0x89,0x0f,0x70,0x80,0x07,0x84,0x08,0x84,0x08,0x84,0x12,0x64, // code info
    0x81, // LOAD_CONST_SMALL_INT 1
    0x2a,0x01, // BUILD_TUPLE 1
    0x2c,0x00, // BUILD_MAP 0
    0x10,0x02, // LOAD_CONST_STRING 'd'
    0x10,0x02, // LOAD_CONST_STRING 'd'
    0x62, // STORE_MAP
    0x33,0x00, // MAKE_FUNCTION_DEFARGS 0
    0x16,0x08, // STORE_NAME 'all_kinds'
    0x53, // LOAD_NULL
    0x2c,0x00, // BUILD_MAP 0
    0x23,0x00, // LOAD_CONST_OBJ 0
    0x10,0x03, // LOAD_CONST_STRING 'first'
    0x62, // STORE_MAP
    0x23,0x01, // LOAD_CONST_OBJ 1
    0x10,0x04, // LOAD_CONST_STRING 'second'
    0x62, // STORE_MAP
    0x33,0x01, // MAKE_FUNCTION_DEFARGS 1
    0x16,0x09, // STORE_NAME 'only_keywords'
    0x81, // LOAD_CONST_SMALL_INT 1
    0x2a,0x01, // BUILD_TUPLE 1
    0x53, // LOAD_NULL
    0x33,0x02, // MAKE_FUNCTION_DEFARGS 2
    0x16,0x0a, // STORE_NAME 'counter'
    0x54, // LOAD_BUILD_CLASS
    0x32,0x03, // MAKE_FUNCTION 3
    0x10,0x05, // LOAD_CONST_STRING 'Base'
    0x34,0x02, // CALL_FUNCTION 2
    0x16,0x05, // STORE_NAME 'Base'
    0x54, // LOAD_BUILD_CLASS
    0x32,0x04, // MAKE_FUNCTION 4
    0x10,0x06, // LOAD_CONST_STRING 'Derived'
    0x11,0x05, // LOAD_NAME 'Base'
    0x10,0x07, // LOAD_CONST_STRING 'metaclass'
    0x11,0x2a, // LOAD_NAME 'type'
    0x34,0x82,0x03, // CALL_FUNCTION 259
    0x16,0x06, // STORE_NAME 'Derived'
    0x32,0x05, // MAKE_FUNCTION 5
    0x16,0x0c, // STORE_NAME 'squares'
    0x32,0x06, // MAKE_FUNCTION 6
    0x16,0x0d, // STORE_NAME 'delegate'
    0x32,0x07, // MAKE_FUNCTION 7
    0x16,0x0f, // STORE_NAME 'comprehend'
    0x23,0x02, // LOAD_CONST_OBJ 2
    0x17,0x2b, // STORE_GLOBAL 'global_name'
    0x32,0x08, // MAKE_FUNCTION 8
    0x16,0x15, // STORE_NAME 'global_user'
    0x51, // LOAD_CONST_NONE
    0x63, // RETURN_VALUE
};
// child of functions__lt_module_gt_
// frozen bytecode for file functions.py, scope functions_all_kinds
static const byte fun_data_functions_all_kinds[21] = {
    0xda,0x81,0xc8,0xc0,0x40,0x0c, // prelude
    0x08,0x23,0x2c,0x02,0x2d, // names: all_kinds, a, b, d, c
    0x40, // code info
    0xb0, // LOAD_FAST 0
    0xb1, // LOAD_FAST 1
    0xb4, // LOAD_FAST 4
    0xb3, // LOAD_FAST 3
    0xb2, // LOAD_FAST 2
    0xb5, // LOAD_FAST 5
    0x2a,0x06, // BUILD_TUPLE 6
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_all_kinds = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_all_kinds,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 21,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 12,
        .n_exc_stack = 0,
        .scope_flags = 14,
        .n_pos_args = 2,
        .n_kwonly_args = 2,
        .n_def_pos_args = 1,
        .qstr_block_name_idx = 8,
        .line_info = fun_data_functions_all_kinds + 11,
        .line_info_top = fun_data_functions_all_kinds + 12,
        .opcodes = fun_data_functions_all_kinds + 12,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_all_kinds fun_data_functions_all_kinds[0]
#endif

// child of functions__lt_module_gt_
// frozen bytecode for file functions.py, scope functions_only_keywords
static const byte fun_data_functions_only_keywords[20] = {
    0x90,0x80,0x88,0x80,0x40,0x0a, // prelude
    0x09,0x03,0x04, // names: only_keywords, first, second
    0x60,0x60, // code info
    0xb0, // LOAD_FAST 0
    0x45,0x05, // JUMP_IF_TRUE_OR_POP 5
    0xb1, // LOAD_FAST 1
    0x46,0x02, // JUMP_IF_FALSE_OR_POP 2
    0xb0, // LOAD_FAST 0
    0xd3, // UNARY_OP 3 <not>
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_only_keywords = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_only_keywords,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 20,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 3,
        .n_exc_stack = 0,
        .scope_flags = 8,
        .n_pos_args = 0,
        .n_kwonly_args = 2,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 9,
        .line_info = fun_data_functions_only_keywords + 9,
        .line_info_top = fun_data_functions_only_keywords + 11,
        .opcodes = fun_data_functions_only_keywords + 11,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_only_keywords fun_data_functions_only_keywords[0]
#endif

// child of functions__lt_module_gt_
// frozen bytecode for file functions.py, scope functions_counter
static const byte fun_data_functions_counter[45] = {
    0xc2,0x01,0x94,0x01, // prelude
    0x0a,0x2e,0x2f, // names: counter, start, step
    0x80,0x0a,0x44,0x6f,0x60,0x65,0x20,0x00,0x04, // code info
    0x25,0x00, // LOAD_DEREF 0
    0x27,0x04, // STORE_DEREF 4
    0xb1, // LOAD_FAST 1
    0x2a,0x01, // BUILD_TUPLE 1
    0x2c,0x00, // BUILD_MAP 0
    0x82, // LOAD_CONST_SMALL_INT 2
    0x10,0x0b, // LOAD_CONST_STRING 'times'
    0x62, // STORE_MAP
    0xb0, // LOAD_FAST 0
    0xb4, // LOAD_FAST 4
    0x21,0x00,0x02, // MAKE_CLOSURE_DEFARGS 0
    0xc2, // STORE_FAST 2
    0xb4, // LOAD_FAST 4
    0x20,0x01,0x01, // MAKE_CLOSURE 1
    0xc3, // STORE_FAST 3
    0xb2, // LOAD_FAST 2
    0xb3, // LOAD_FAST 3
    0x2a,0x02, // BUILD_TUPLE 2
    0x63, // RETURN_VALUE
};
// child of functions_counter
// frozen bytecode for file functions.py, scope functions_counter_advance
static const byte fun_data_functions_counter_advance[43] = {
    0xc3,0x89,0x80,0x80,0x40,0x14, // prelude
    0x19,0x38,0x38,0x39,0x0b, // names: advance, *, *, by, times
    0x80,0x0d,0x20,0x26,0x2f, // code info
    0xb3, // LOAD_FAST 3
    0x80, // LOAD_CONST_SMALL_INT 0
    0x42,0x4a, // JUMP 10
    0x57, // DUP_TOP
    0xc4, // STORE_FAST 4
    0x25,0x01, // LOAD_DEREF 1
    0xb2, // LOAD_FAST 2
    0xe5, // BINARY_OP 14 __iadd__
    0x27,0x01, // STORE_DEREF 1
    0x81, // LOAD_CONST_SMALL_INT 1
    0xe5, // BINARY_OP 14 __iadd__
    0x58, // DUP_TOP_TWO
    0x5a, // ROT_TWO
    0xd7, // BINARY_OP 0 __lt__
    0x43,0x31, // POP_JUMP_IF_TRUE -15
    0x59, // POP_TOP
    0x59, // POP_TOP
    0xb1, // LOAD_FAST 1
    0xb0, // LOAD_FAST 0
    0x20,0x00,0x02, // MAKE_CLOSURE 0
    0x63, // RETURN_VALUE
};
// child of functions_counter_advance
// frozen bytecode for file functions.py, scope functions_counter_advance__lt_lambda_gt_
static const byte fun_data_functions_counter_advance__lt_lambda_gt_[13] = {
    0x1a,0x0a, // prelude
    0x29,0x38,0x38, // names: <lambda>, *, *
    0x80,0x10, // code info
    0x25,0x00, // LOAD_DEREF 0
    0x25,0x01, // LOAD_DEREF 1
    0xf2, // BINARY_OP 27 __add__
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_counter_advance__lt_lambda_gt_ = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_counter_advance__lt_lambda_gt_,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 13,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 4,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 2,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 41,
        .line_info = fun_data_functions_counter_advance__lt_lambda_gt_ + 5,
        .line_info_top = fun_data_functions_counter_advance__lt_lambda_gt_ + 7,
        .opcodes = fun_data_functions_counter_advance__lt_lambda_gt_ + 7,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_counter_advance__lt_lambda_gt_ fun_data_functions_counter_advance__lt_lambda_gt_[0]
#endif

static const mp_raw_code_t *const children_functions_counter_advance[] = {
    (const mp_raw_code_t *)&proto_fun_functions_counter_advance__lt_lambda_gt_,
};

static const mp_raw_code_truncated_t proto_fun_functions_counter_advance = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_counter_advance,
    .children = (void *)&children_functions_counter_advance,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 43,
    .n_children = 1,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 9,
        .n_exc_stack = 0,
        .scope_flags = 8,
        .n_pos_args = 3,
        .n_kwonly_args = 1,
        .n_def_pos_args = 1,
        .qstr_block_name_idx = 25,
        .line_info = fun_data_functions_counter_advance + 11,
        .line_info_top = fun_data_functions_counter_advance + 16,
        .opcodes = fun_data_functions_counter_advance + 16,
    },
    #endif
    #endif
};

// child of functions_counter
// frozen bytecode for file functions.py, scope functions_counter_clear
static const byte fun_data_functions_counter_clear[11] = {
    0x09,0x0a, // prelude
    0x1a,0x38, // names: clear, *
    0x80,0x13,0x20, // code info
    0x29,0x00, // DELETE_DEREF 0
    0x51, // LOAD_CONST_NONE
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_counter_clear = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_counter_clear,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 11,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 2,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 1,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 26,
        .line_info = fun_data_functions_counter_clear + 4,
        .line_info_top = fun_data_functions_counter_clear + 7,
        .opcodes = fun_data_functions_counter_clear + 7,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_counter_clear fun_data_functions_counter_clear[0]
#endif

static const mp_raw_code_t *const children_functions_counter[] = {
    (const mp_raw_code_t *)&proto_fun_functions_counter_advance,
    (const mp_raw_code_t *)&proto_fun_functions_counter_clear,
};

static const mp_raw_code_truncated_t proto_fun_functions_counter = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_counter,
    .children = (void *)&children_functions_counter,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 45,
    .n_children = 2,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 9,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 2,
        .n_kwonly_args = 0,
        .n_def_pos_args = 1,
        .qstr_block_name_idx = 10,
        .line_info = fun_data_functions_counter + 7,
        .line_info_top = fun_data_functions_counter + 14,
        .opcodes = fun_data_functions_counter + 16,
    },
    #endif
    #endif
};

// child of functions__lt_module_gt_
// frozen bytecode for file functions.py, scope functions_Base
static const byte fun_data_functions_Base[39] = {
    0x08,0x0e, // prelude
    0x05, // names: Base
    0x88,0x1a,0x40,0x64,0x68,0x20, // code info
    0x11,0x30, // LOAD_NAME '__name__'
    0x16,0x31, // STORE_NAME '__module__'
    0x10,0x05, // LOAD_CONST_STRING 'Base'
    0x16,0x32, // STORE_NAME '__qualname__'
    0x32,0x00, // MAKE_FUNCTION 0
    0x16,0x1b, // STORE_NAME '__init__'
    0x11,0x33, // LOAD_NAME 'property'
    0x32,0x01, // MAKE_FUNCTION 1
    0x34,0x01, // CALL_FUNCTION 1
    0x16,0x1d, // STORE_NAME 'double'
    0x11,0x34, // LOAD_NAME 'staticmethod'
    0x32,0x02, // MAKE_FUNCTION 2
    0x34,0x01, // CALL_FUNCTION 1
    0x16,0x1e, // STORE_NAME 'make'
    0x51, // LOAD_CONST_NONE
    0x63, // RETURN_VALUE
};
// child of functions_Base
// frozen bytecode for file functions.py, scope functions_Base___init__
static const byte fun_data_functions_Base___init__[13] = {
    0x1a,0x0a, // prelude
    0x1b,0x3a,0x1c, // names: __init__, self, x
    0x80,0x1d, // code info
    0xb1, // LOAD_FAST 1
    0xb0, // LOAD_FAST 0
    0x18,0x1c, // STORE_ATTR 'x'
    0x51, // LOAD_CONST_NONE
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_Base___init__ = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_Base___init__,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 13,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 4,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 2,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 27,
        .line_info = fun_data_functions_Base___init__ + 5,
        .line_info_top = fun_data_functions_Base___init__ + 7,
        .opcodes = fun_data_functions_Base___init__ + 7,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_Base___init__ fun_data_functions_Base___init__[0]
#endif

// child of functions_Base
// frozen bytecode for file functions.py, scope functions_Base_double
static const byte fun_data_functions_Base_double[12] = {
    0x11,0x08, // prelude
    0x1d,0x3a, // names: double, self
    0x80,0x21, // code info
    0xb0, // LOAD_FAST 0
    0x13,0x1c, // LOAD_ATTR 'x'
    0x82, // LOAD_CONST_SMALL_INT 2
    0xf4, // BINARY_OP 29 __mul__
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_Base_double = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_Base_double,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 12,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 3,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 1,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 29,
        .line_info = fun_data_functions_Base_double + 4,
        .line_info_top = fun_data_functions_Base_double + 6,
        .opcodes = fun_data_functions_Base_double + 6,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_Base_double fun_data_functions_Base_double[0]
#endif

// child of functions_Base
// frozen bytecode for file functions.py, scope functions_Base_make
static const byte fun_data_functions_Base_make[18] = {
    0xb0,0x80,0xc0,0x40,0x06, // prelude
    0x1e, // names: make
    0x80,0x25, // code info
    0x12,0x05, // LOAD_GLOBAL 'Base'
    0xb0, // LOAD_FAST 0
    0x53, // LOAD_NULL
    0xb1, // LOAD_FAST 1
    0x81, // LOAD_CONST_SMALL_INT 1
    0x35,0x82,0x01, // CALL_FUNCTION_VAR_KW 257
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_Base_make = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_Base_make,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 18,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 7,
        .n_exc_stack = 0,
        .scope_flags = 6,
        .n_pos_args = 0,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 30,
        .line_info = fun_data_functions_Base_make + 6,
        .line_info_top = fun_data_functions_Base_make + 8,
        .opcodes = fun_data_functions_Base_make + 8,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_Base_make fun_data_functions_Base_make[0]
#endif

static const mp_raw_code_t *const children_functions_Base[] = {
    (const mp_raw_code_t *)&proto_fun_functions_Base___init__,
    (const mp_raw_code_t *)&proto_fun_functions_Base_double,
    (const mp_raw_code_t *)&proto_fun_functions_Base_make,
};

static const mp_raw_code_truncated_t proto_fun_functions_Base = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_Base,
    .children = (void *)&children_functions_Base,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 39,
    .n_children = 3,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 2,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 0,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 5,
        .line_info = fun_data_functions_Base + 3,
        .line_info_top = fun_data_functions_Base + 9,
        .opcodes = fun_data_functions_Base + 9,
    },
    #endif
    #endif
};

// child of functions__lt_module_gt_
// frozen bytecode for file functions.py, scope functions_Derived
static const byte fun_data_functions_Derived[28] = {
    0x08,0x0b, // prelude
    0x06, // names: Derived
    0x88,0x29,0x66,0x40,0x00, // code info
    0x11,0x30, // LOAD_NAME '__name__'
    0x16,0x31, // STORE_NAME '__module__'
    0x10,0x06, // LOAD_CONST_STRING 'Derived'
    0x16,0x32, // STORE_NAME '__qualname__'
    0xb0, // LOAD_FAST 0
    0x20,0x00,0x01, // MAKE_CLOSURE 0
    0x16,0x1b, // STORE_NAME '__init__'
    0x32,0x01, // MAKE_FUNCTION 1
    0x16,0x21, // STORE_NAME 'fold'
    0xb0, // LOAD_FAST 0
    0x63, // RETURN_VALUE
};
// child of functions_Derived
// frozen bytecode for file functions.py, scope functions_Derived___init__
static const byte fun_data_functions_Derived___init__[34] = {
    0xb0,0x04,0x12, // prelude
    0x1b,0x38,0x3a,0x1c,0x1f, // names: __init__, *, self, x, y
    0x80,0x2a,0x2b,0x24, // code info
    0x12,0x3b, // LOAD_GLOBAL 'super'
    0x25,0x00, // LOAD_DEREF 0
    0xb1, // LOAD_FAST 1
    0x15,0x1b, // LOAD_SUPER_METHOD '__init__'
    0xb2, // LOAD_FAST 2
    0x36,0x01, // CALL_METHOD 1
    0x59, // POP_TOP
    0xb3, // LOAD_FAST 3
    0xb1, // LOAD_FAST 1
    0x18,0x1f, // STORE_ATTR 'y'
    0x25,0x00, // LOAD_DEREF 0
    0xb1, // LOAD_FAST 1
    0x18,0x20, // STORE_ATTR 'kind'
    0x51, // LOAD_CONST_NONE
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_Derived___init__ = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_Derived___init__,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 34,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 7,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 4,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 27,
        .line_info = fun_data_functions_Derived___init__ + 8,
        .line_info_top = fun_data_functions_Derived___init__ + 12,
        .opcodes = fun_data_functions_Derived___init__ + 12,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_Derived___init__ fun_data_functions_Derived___init__[0]
#endif

// child of functions_Derived
// frozen bytecode for file functions.py, scope functions_Derived_fold
static const byte fun_data_functions_Derived_fold[37] = {
    0x62,0x0a, // prelude
    0x21,0x3a,0x3c, // names: fold, self, f
    0x80,0x2f, // code info
    0xb1, // LOAD_FAST 1
    0xb0, // LOAD_FAST 0
    0x13,0x1f, // LOAD_ATTR 'y'
    0x81, // LOAD_CONST_SMALL_INT 1
    0x82, // LOAD_CONST_SMALL_INT 2
    0x83, // LOAD_CONST_SMALL_INT 3
    0x2b,0x02, // BUILD_LIST 2
    0x10,0x22, // LOAD_CONST_STRING 'key'
    0xb0, // LOAD_FAST 0
    0x13,0x1c, // LOAD_ATTR 'x'
    0x53, // LOAD_NULL
    0x2c,0x01, // BUILD_MAP 1
    0x81, // LOAD_CONST_SMALL_INT 1
    0x10,0x23, // LOAD_CONST_STRING 'a'
    0x62, // STORE_MAP
    0x53, // LOAD_NULL
    0xb1, // LOAD_FAST 1
    0x13,0x24, // LOAD_ATTR 'options'
    0x85, // LOAD_CONST_SMALL_INT 5
    0x35,0x86,0x03, // CALL_FUNCTION_VAR_KW 771
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_Derived_fold = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_Derived_fold,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 37,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 13,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 2,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 33,
        .line_info = fun_data_functions_Derived_fold + 5,
        .line_info_top = fun_data_functions_Derived_fold + 7,
        .opcodes = fun_data_functions_Derived_fold + 7,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_Derived_fold fun_data_functions_Derived_fold[0]
#endif

static const mp_raw_code_t *const children_functions_Derived[] = {
    (const mp_raw_code_t *)&proto_fun_functions_Derived___init__,
    (const mp_raw_code_t *)&proto_fun_functions_Derived_fold,
};

static const mp_raw_code_truncated_t proto_fun_functions_Derived = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_Derived,
    .children = (void *)&children_functions_Derived,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 28,
    .n_children = 2,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 2,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 0,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 6,
        .line_info = fun_data_functions_Derived + 3,
        .line_info_top = fun_data_functions_Derived + 7,
        .opcodes = fun_data_functions_Derived + 8,
    },
    #endif
    #endif
};

// child of functions__lt_module_gt_
// frozen bytecode for file functions.py, scope functions_squares
static const byte fun_data_functions_squares[42] = {
    0xa9,0x40,0x10, // prelude
    0x0c,0x35, // names: squares, limit
    0x80,0x33,0x22,0x22,0x23,0x36, // code info
    0x80, // LOAD_CONST_SMALL_INT 0
    0xc1, // STORE_FAST 1
    0x42,0x50, // JUMP 16
    0xb2, // LOAD_FAST 2
    0x67, // YIELD_VALUE
    0xc3, // STORE_FAST 3
    0xb3, // LOAD_FAST 3
    0x51, // LOAD_CONST_NONE
    0xde, // BINARY_OP 7 <is>
    0xd3, // UNARY_OP 3 <not>
    0x44,0x43, // POP_JUMP_IF_FALSE 3
    0xb3, // LOAD_FAST 3
    0x42,0x43, // JUMP 3
    0xb1, // LOAD_FAST 1
    0x81, // LOAD_CONST_SMALL_INT 1
    0xf2, // BINARY_OP 27 __add__
    0xc1, // STORE_FAST 1
    0xb1, // LOAD_FAST 1
    0xb1, // LOAD_FAST 1
    0xf4, // BINARY_OP 29 __mul__
    0x57, // DUP_TOP
    0xc2, // STORE_FAST 2
    0xb0, // LOAD_FAST 0
    0xd7, // BINARY_OP 0 __lt__
    0x43,0x27, // POP_JUMP_IF_TRUE -25
    0xb1, // LOAD_FAST 1
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_squares = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 1,
    .fun_data = fun_data_functions_squares,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 42,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 6,
        .n_exc_stack = 0,
        .scope_flags = 1,
        .n_pos_args = 1,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 12,
        .line_info = fun_data_functions_squares + 5,
        .line_info_top = fun_data_functions_squares + 11,
        .opcodes = fun_data_functions_squares + 11,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_squares fun_data_functions_squares[0]
#endif

// child of functions__lt_module_gt_
// frozen bytecode for file functions.py, scope functions_delegate
static const byte fun_data_functions_delegate[35] = {
    0xb5,0x40,0x0e, // prelude
    0x0d,0x12, // names: delegate, n
    0x80,0x3b,0x22,0x29,0x44, // code info
    0x49,0x0d, // SETUP_FINALLY 13
    0x12,0x0c, // LOAD_GLOBAL 'squares'
    0xb0, // LOAD_FAST 0
    0x34,0x01, // CALL_FUNCTION 1
    0x5e, // GET_ITER
    0x51, // LOAD_CONST_NONE
    0x68, // YIELD_FROM
    0xc1, // STORE_FAST 1
    0xb1, // LOAD_FAST 1
    0x67, // YIELD_VALUE
    0x59, // POP_TOP
    0x51, // LOAD_CONST_NONE
    0x12,0x36, // LOAD_GLOBAL 'print'
    0x10,0x0e, // LOAD_CONST_STRING 'closed'
    0x34,0x01, // CALL_FUNCTION 1
    0x59, // POP_TOP
    0x5d, // END_FINALLY
    0x51, // LOAD_CONST_NONE
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_delegate = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 1,
    .fun_data = fun_data_functions_delegate,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 35,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 7,
        .n_exc_stack = 1,
        .scope_flags = 1,
        .n_pos_args = 1,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 13,
        .line_info = fun_data_functions_delegate + 5,
        .line_info_top = fun_data_functions_delegate + 10,
        .opcodes = fun_data_functions_delegate + 10,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_delegate fun_data_functions_delegate[0]
#endif

// child of functions__lt_module_gt_
// frozen bytecode for file functions.py, scope functions_comprehend
static const byte fun_data_functions_comprehend[187] = {
    0x81,0x10,0xa4,0x01, // prelude
    0x0f,0x37, // names: comprehend, rows
    0x80,0x43,0x27,0x28,0x27,0x29,0x27,0x28,0x25,0x28,0x30,0x29,0x31,0x29,0x2a,0x2a,0x00,0x0a, // code info
    0x32,0x00, // MAKE_FUNCTION 0
    0x25,0x00, // LOAD_DEREF 0
    0x34,0x01, // CALL_FUNCTION 1
    0xc1, // STORE_FAST 1
    0xb0, // LOAD_FAST 0
    0x20,0x01,0x01, // MAKE_CLOSURE 1
    0xb1, // LOAD_FAST 1
    0x34,0x01, // CALL_FUNCTION 1
    0xc2, // STORE_FAST 2
    0x32,0x02, // MAKE_FUNCTION 2
    0xb1, // LOAD_FAST 1
    0x34,0x01, // CALL_FUNCTION 1
    0x27,0x0a, // STORE_DEREF 10
    0xba, // LOAD_FAST 10
    0x20,0x03,0x01, // MAKE_CLOSURE 3
    0xb1, // LOAD_FAST 1
    0x5e, // GET_ITER
    0x34,0x01, // CALL_FUNCTION 1
    0xc3, // STORE_FAST 3
    0xb1, // LOAD_FAST 1
    0x31,0x82,0x01, // UNPACK_EX 257
    0xc4, // STORE_FAST 4
    0xc5, // STORE_FAST 5
    0xc6, // STORE_FAST 6
    0xb4, // LOAD_FAST 4
    0xb6, // LOAD_FAST 6
    0x5a, // ROT_TWO
    0x30,0x02, // UNPACK_SEQUENCE 2
    0xc7, // STORE_FAST 7
    0xc8, // STORE_FAST 8
    0xc9, // STORE_FAST 9
    0xb8, // LOAD_FAST 8
    0xb7, // LOAD_FAST 7
    0x5a, // ROT_TWO
    0xc7, // STORE_FAST 7
    0xc8, // STORE_FAST 8
    0xb9, // LOAD_FAST 9
    0xb7, // LOAD_FAST 7
    0xb8, // LOAD_FAST 8
    0x5b, // ROT_THREE
    0x5a, // ROT_TWO
    0xc7, // STORE_FAST 7
    0xc8, // STORE_FAST 8
    0xc9, // STORE_FAST 9
    0xb7, // LOAD_FAST 7
    0xb8, // LOAD_FAST 8
    0xb9, // LOAD_FAST 9
    0x5b, // ROT_THREE
    0x5a, // ROT_TWO
    0xb1, // LOAD_FAST 1
    0x80, // LOAD_CONST_SMALL_INT 0
    0x56, // STORE_SUBSCR
    0xb2, // LOAD_FAST 2
    0x10,0x10, // LOAD_CONST_STRING 'k'
    0x56, // STORE_SUBSCR
    0x12,0x05, // LOAD_GLOBAL 'Base'
    0x18,0x11, // STORE_ATTR 'z'
    0x81, // LOAD_CONST_SMALL_INT 1
    0x2b,0x01, // BUILD_LIST 1
    0xb1, // LOAD_FAST 1
    0x81, // LOAD_CONST_SMALL_INT 1
    0x83, // LOAD_CONST_SMALL_INT 3
    0x2e,0x02, // BUILD_SLICE 2
    0x56, // STORE_SUBSCR
    0xb1, // LOAD_FAST 1
    0x80, // LOAD_CONST_SMALL_INT 0
    0x53, // LOAD_NULL
    0x5b, // ROT_THREE
    0x56, // STORE_SUBSCR
    0xb2, // LOAD_FAST 2
    0x10,0x10, // LOAD_CONST_STRING 'k'
    0x53, // LOAD_NULL
    0x5b, // ROT_THREE
    0x56, // STORE_SUBSCR
    0x12,0x05, // LOAD_GLOBAL 'Base'
    0x53, // LOAD_NULL
    0x5a, // ROT_TWO
    0x18,0x11, // STORE_ATTR 'z'
    0xb2, // LOAD_FAST 2
    0x10,0x12, // LOAD_CONST_STRING 'n'
    0x58, // DUP_TOP_TWO
    0x55, // LOAD_SUBSCR
    0x81, // LOAD_CONST_SMALL_INT 1
    0xe5, // BINARY_OP 14 __iadd__
    0x5b, // ROT_THREE
    0x56, // STORE_SUBSCR
    0xb7, // LOAD_FAST 7
    0x57, // DUP_TOP
    0x12,0x05, // LOAD_GLOBAL 'Base'
    0x18,0x13, // STORE_ATTR 'w'
    0x12,0x05, // LOAD_GLOBAL 'Base'
    0x18,0x14, // STORE_ATTR 'v'
    0x12,0x05, // LOAD_GLOBAL 'Base'
    0x57, // DUP_TOP
    0x13,0x13, // LOAD_ATTR 'w'
    0x81, // LOAD_CONST_SMALL_INT 1
    0xe6, // BINARY_OP 15 __isub__
    0x5a, // ROT_TWO
    0x18,0x13, // STORE_ATTR 'w'
    0xb3, // LOAD_FAST 3
    0xb5, // LOAD_FAST 5
    0x80, // LOAD_CONST_SMALL_INT 0
    0xb7, // LOAD_FAST 7
    0x57, // DUP_TOP
    0x5b, // ROT_THREE
    0xd7, // BINARY_OP 0 __lt__
    0x46,0x0a, // JUMP_IF_FALSE_OR_POP 10
    0xb8, // LOAD_FAST 8
    0x57, // DUP_TOP
    0x5b, // ROT_THREE
    0xda, // BINARY_OP 3 __le__
    0x46,0x04, // JUMP_IF_FALSE_OR_POP 4
    0xb9, // LOAD_FAST 9
    0xd7, // BINARY_OP 0 __lt__
    0x42,0x42, // JUMP 2
    0x5a, // ROT_TWO
    0x59, // POP_TOP
    0xb7, // LOAD_FAST 7
    0xb1, // LOAD_FAST 1
    0xdd, // BINARY_OP 6 <in>
    0xb8, // LOAD_FAST 8
    0xb2, // LOAD_FAST 2
    0xdd, // BINARY_OP 6 <in>
    0xd3, // UNARY_OP 3 <not>
    0x23,0x03, // LOAD_CONST_OBJ 3
    0x2a,0x06, // BUILD_TUPLE 6
    0x63, // RETURN_VALUE
};
// child of functions_comprehend
// frozen bytecode for file functions.py, scope functions_comprehend__lt_listcomp_gt_
static const byte fun_data_functions_comprehend__lt_listcomp_gt_[34] = {
    0x69,0x08, // prelude
    0x25,0x38, // names: <listcomp>, *
    0x80,0x43, // code info
    0x2b,0x00, // BUILD_LIST 0
    0xb0, // LOAD_FAST 0
    0x5f, // GET_ITER_STACK
    0x4b,0x15, // FOR_ITER 21
    0xc1, // STORE_FAST 1
    0xb1, // LOAD_FAST 1
    0x5f, // GET_ITER_STACK
    0x4b,0x0e, // FOR_ITER 14
    0xc2, // STORE_FAST 2
    0xb2, // LOAD_FAST 2
    0x44,0x3a, // POP_JUMP_IF_FALSE -6
    0xb2, // LOAD_FAST 2
    0x81, // LOAD_CONST_SMALL_INT 1
    0xd8, // BINARY_OP 1 __gt__
    0x44,0x35, // POP_JUMP_IF_FALSE -11
    0xb2, // LOAD_FAST 2
    0x2f,0x24, // STORE_COMP 36
    0x42,0x30, // JUMP -16
    0x42,0x29, // JUMP -23
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_comprehend__lt_listcomp_gt_ = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_comprehend__lt_listcomp_gt_,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 34,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 14,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 1,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 37,
        .line_info = fun_data_functions_comprehend__lt_listcomp_gt_ + 4,
        .line_info_top = fun_data_functions_comprehend__lt_listcomp_gt_ + 6,
        .opcodes = fun_data_functions_comprehend__lt_listcomp_gt_ + 6,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_comprehend__lt_listcomp_gt_ fun_data_functions_comprehend__lt_listcomp_gt_[0]
#endif

// child of functions_comprehend
// frozen bytecode for file functions.py, scope functions_comprehend__lt_dictcomp_gt_
static const byte fun_data_functions_comprehend__lt_dictcomp_gt_[31] = {
    0x4a,0x0b, // prelude
    0x26,0x38,0x38, // names: <dictcomp>, *, *
    0x80,0x44,0x02, // code info
    0x2c,0x00, // BUILD_MAP 0
    0xb1, // LOAD_FAST 1
    0x5f, // GET_ITER_STACK
    0x4b,0x10, // FOR_ITER 16
    0x27,0x02, // STORE_DEREF 2
    0xb2, // LOAD_FAST 2
    0x20,0x00,0x01, // MAKE_CLOSURE 0
    0x25,0x00, // LOAD_DEREF 0
    0x34,0x01, // CALL_FUNCTION 1
    0x25,0x02, // LOAD_DEREF 2
    0x2f,0x19, // STORE_COMP 25
    0x42,0x2e, // JUMP -18
    0x63, // RETURN_VALUE
};
// child of functions_comprehend__lt_dictcomp_gt_
// frozen bytecode for file functions.py, scope functions_comprehend__lt_dictcomp_gt___lt_listcomp_gt_
static const byte fun_data_functions_comprehend__lt_dictcomp_gt___lt_listcomp_gt_[23] = {
    0x4a,0x0a, // prelude
    0x25,0x38,0x38, // names: <listcomp>, *, *
    0x80,0x44, // code info
    0x2b,0x00, // BUILD_LIST 0
    0xb1, // LOAD_FAST 1
    0x5f, // GET_ITER_STACK
    0x4b,0x09, // FOR_ITER 9
    0xc2, // STORE_FAST 2
    0xb2, // LOAD_FAST 2
    0x25,0x00, // LOAD_DEREF 0
    0xf4, // BINARY_OP 29 __mul__
    0x2f,0x14, // STORE_COMP 20
    0x42,0x35, // JUMP -11
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_comprehend__lt_dictcomp_gt___lt_listcomp_gt_ = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_comprehend__lt_dictcomp_gt___lt_listcomp_gt_,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 23,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 10,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 2,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 37,
        .line_info = fun_data_functions_comprehend__lt_dictcomp_gt___lt_listcomp_gt_ + 5,
        .line_info_top = fun_data_functions_comprehend__lt_dictcomp_gt___lt_listcomp_gt_ + 7,
        .opcodes = fun_data_functions_comprehend__lt_dictcomp_gt___lt_listcomp_gt_ + 7,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_comprehend__lt_dictcomp_gt___lt_listcomp_gt_ fun_data_functions_comprehend__lt_dictcomp_gt___lt_listcomp_gt_[0]
#endif

static const mp_raw_code_t *const children_functions_comprehend__lt_dictcomp_gt_[] = {
    (const mp_raw_code_t *)&proto_fun_functions_comprehend__lt_dictcomp_gt___lt_listcomp_gt_,
};

static const mp_raw_code_truncated_t proto_fun_functions_comprehend__lt_dictcomp_gt_ = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_comprehend__lt_dictcomp_gt_,
    .children = (void *)&children_functions_comprehend__lt_dictcomp_gt_,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 31,
    .n_children = 1,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 10,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 2,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 38,
        .line_info = fun_data_functions_comprehend__lt_dictcomp_gt_ + 5,
        .line_info_top = fun_data_functions_comprehend__lt_dictcomp_gt_ + 7,
        .opcodes = fun_data_functions_comprehend__lt_dictcomp_gt_ + 8,
    },
    #endif
    #endif
};

// child of functions_comprehend
// frozen bytecode for file functions.py, scope functions_comprehend__lt_setcomp_gt_
static const byte fun_data_functions_comprehend__lt_setcomp_gt_[23] = {
    0x41,0x08, // prelude
    0x27,0x38, // names: <setcomp>, *
    0x80,0x45, // code info
    0x2d,0x00, // BUILD_SET 0
    0xb0, // LOAD_FAST 0
    0x5f, // GET_ITER_STACK
    0x4b,0x0a, // FOR_ITER 10
    0xc1, // STORE_FAST 1
    0x12,0x3d, // LOAD_GLOBAL 'abs'
    0xb1, // LOAD_FAST 1
    0x34,0x01, // CALL_FUNCTION 1
    0x2f,0x16, // STORE_COMP 22
    0x42,0x34, // JUMP -12
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_comprehend__lt_setcomp_gt_ = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_comprehend__lt_setcomp_gt_,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 23,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 9,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 1,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 39,
        .line_info = fun_data_functions_comprehend__lt_setcomp_gt_ + 4,
        .line_info_top = fun_data_functions_comprehend__lt_setcomp_gt_ + 6,
        .opcodes = fun_data_functions_comprehend__lt_setcomp_gt_ + 6,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_comprehend__lt_setcomp_gt_ fun_data_functions_comprehend__lt_setcomp_gt_[0]
#endif

// child of functions_comprehend
// frozen bytecode for file functions.py, scope functions_comprehend__lt_genexpr_gt_
static const byte fun_data_functions_comprehend__lt_genexpr_gt_[32] = {
    0xea,0x40,0x0a, // prelude
    0x28,0x38,0x38, // names: <genexpr>, *, *
    0x80,0x46, // code info
    0x53, // LOAD_NULL
    0xb1, // LOAD_FAST 1
    0x53, // LOAD_NULL
    0x53, // LOAD_NULL
    0x4b,0x10, // FOR_ITER 16
    0xc2, // STORE_FAST 2
    0x25,0x00, // LOAD_DEREF 0
    0x5f, // GET_ITER_STACK
    0x4b,0x08, // FOR_ITER 8
    0xc3, // STORE_FAST 3
    0xb2, // LOAD_FAST 2
    0xb3, // LOAD_FAST 3
    0xf2, // BINARY_OP 27 __add__
    0x67, // YIELD_VALUE
    0x59, // POP_TOP
    0x42,0x36, // JUMP -10
    0x42,0x2e, // JUMP -18
    0x51, // LOAD_CONST_NONE
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_comprehend__lt_genexpr_gt_ = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 1,
    .fun_data = fun_data_functions_comprehend__lt_genexpr_gt_,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 32,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 14,
        .n_exc_stack = 0,
        .scope_flags = 1,
        .n_pos_args = 2,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 40,
        .line_info = fun_data_functions_comprehend__lt_genexpr_gt_ + 6,
        .line_info_top = fun_data_functions_comprehend__lt_genexpr_gt_ + 8,
        .opcodes = fun_data_functions_comprehend__lt_genexpr_gt_ + 8,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_comprehend__lt_genexpr_gt_ fun_data_functions_comprehend__lt_genexpr_gt_[0]
#endif

static const mp_raw_code_t *const children_functions_comprehend[] = {
    (const mp_raw_code_t *)&proto_fun_functions_comprehend__lt_listcomp_gt_,
    (const mp_raw_code_t *)&proto_fun_functions_comprehend__lt_dictcomp_gt_,
    (const mp_raw_code_t *)&proto_fun_functions_comprehend__lt_setcomp_gt_,
    (const mp_raw_code_t *)&proto_fun_functions_comprehend__lt_genexpr_gt_,
};

static const mp_raw_code_truncated_t proto_fun_functions_comprehend = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_comprehend,
    .children = (void *)&children_functions_comprehend,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 187,
    .n_children = 4,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 17,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 1,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 15,
        .line_info = fun_data_functions_comprehend + 6,
        .line_info_top = fun_data_functions_comprehend + 22,
        .opcodes = fun_data_functions_comprehend + 24,
    },
    #endif
    #endif
};

// child of functions__lt_module_gt_
// frozen bytecode for file functions.py, scope functions_global_user
static const byte fun_data_functions_global_user[50] = {
    0x28,0x0e, // prelude
    0x15, // names: global_user
    0x80,0x58,0x20,0x27,0x2b,0x2f, // code info
    0x12,0x2b, // LOAD_GLOBAL 'global_name'
    0x23,0x04, // LOAD_CONST_OBJ 4
    0xe5, // BINARY_OP 14 __iadd__
    0x17,0x2b, // STORE_GLOBAL 'global_name'
    0x12,0x2b, // LOAD_GLOBAL 'global_name'
    0x43,0x47, // POP_JUMP_IF_TRUE 7
    0x12,0x16, // LOAD_GLOBAL 'AssertionError'
    0x10,0x17, // LOAD_CONST_STRING 'never'
    0x34,0x01, // CALL_FUNCTION 1
    0x65, // RAISE_OBJ
    0x23,0x05, // LOAD_CONST_OBJ 5
    0x14,0x18, // LOAD_METHOD 'format'
    0x12,0x2b, // LOAD_GLOBAL 'global_name'
    0x12,0x2b, // LOAD_GLOBAL 'global_name'
    0x87, // LOAD_CONST_SMALL_INT 7
    0xf8, // BINARY_OP 33 __mod__
    0x12,0x2b, // LOAD_GLOBAL 'global_name'
    0x36,0x03, // CALL_METHOD 3
    0xc0, // STORE_FAST 0
    0xb0, // LOAD_FAST 0
    0x44,0x42, // POP_JUMP_IF_FALSE 2
    0xb0, // LOAD_FAST 0
    0x63, // RETURN_VALUE
    0x23,0x06, // LOAD_CONST_OBJ 6
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_functions_global_user = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions_global_user,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 50,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 6,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 0,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 21,
        .line_info = fun_data_functions_global_user + 3,
        .line_info_top = fun_data_functions_global_user + 9,
        .opcodes = fun_data_functions_global_user + 9,
    },
    #endif
    #endif
};
#else
#define proto_fun_functions_global_user fun_data_functions_global_user[0]
#endif

static const mp_raw_code_t *const children_functions__lt_module_gt_[] = {
    (const mp_raw_code_t *)&proto_fun_functions_all_kinds,
    (const mp_raw_code_t *)&proto_fun_functions_only_keywords,
    (const mp_raw_code_t *)&proto_fun_functions_counter,
    (const mp_raw_code_t *)&proto_fun_functions_Base,
    (const mp_raw_code_t *)&proto_fun_functions_Derived,
    (const mp_raw_code_t *)&proto_fun_functions_squares,
    (const mp_raw_code_t *)&proto_fun_functions_delegate,
    (const mp_raw_code_t *)&proto_fun_functions_comprehend,
    (const mp_raw_code_t *)&proto_fun_functions_global_user,
};

static const mp_raw_code_truncated_t proto_fun_functions__lt_module_gt_ = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_functions__lt_module_gt_,
    .children = (void *)&children_functions__lt_module_gt_,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 108,
    .n_children = 9,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 6,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 0,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 1,
        .line_info = fun_data_functions__lt_module_gt_ + 3,
        .line_info_top = fun_data_functions__lt_module_gt_ + 22,
        .opcodes = fun_data_functions__lt_module_gt_ + 22,
    },
    #endif
    #endif
};

static const qstr_short_t const_qstr_table_data_functions[62] = {
    MP_QSTR_functions_dot_py,
    MP_QSTR__lt_module_gt_,
    MP_QSTR_d,
    MP_QSTR_first,
    MP_QSTR_second,
    MP_QSTR_Base,
    MP_QSTR_Derived,
    MP_QSTR_metaclass,
    MP_QSTR_all_kinds,
    MP_QSTR_only_keywords,
    MP_QSTR_counter,
    MP_QSTR_times,
    MP_QSTR_squares,
    MP_QSTR_delegate,
    MP_QSTR_closed,
    MP_QSTR_comprehend,
    MP_QSTR_k,
    MP_QSTR_z,
    MP_QSTR_n,
    MP_QSTR_w,
    MP_QSTR_v,
    MP_QSTR_global_user,
    MP_QSTR_AssertionError,
    MP_QSTR_never,
    MP_QSTR_format,
    MP_QSTR_advance,
    MP_QSTR_clear,
    MP_QSTR___init__,
    MP_QSTR_x,
    MP_QSTR_double,
    MP_QSTR_make,
    MP_QSTR_y,
    MP_QSTR_kind,
    MP_QSTR_fold,
    MP_QSTR_key,
    MP_QSTR_a,
    MP_QSTR_options,
    MP_QSTR__lt_listcomp_gt_,
    MP_QSTR__lt_dictcomp_gt_,
    MP_QSTR__lt_setcomp_gt_,
    MP_QSTR__lt_genexpr_gt_,
    MP_QSTR__lt_lambda_gt_,
    MP_QSTR_type,
    MP_QSTR_global_name,
    MP_QSTR_b,
    MP_QSTR_c,
    MP_QSTR_start,
    MP_QSTR_step,
    MP_QSTR___name__,
    MP_QSTR___module__,
    MP_QSTR___qualname__,
    MP_QSTR_property,
    MP_QSTR_staticmethod,
    MP_QSTR_limit,
    MP_QSTR_print,
    MP_QSTR_rows,
    MP_QSTR__star_,
    MP_QSTR_by,
    MP_QSTR_self,
    MP_QSTR_super,
    MP_QSTR_f,
    MP_QSTR_abs,
};

// constants
static const mp_obj_str_t const_obj_functions_0 = {{&mp_type_bytes}, 92, 5, (const byte*)"\x62\x79\x74\x65\x73"};
#if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_A || MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_B
static const mp_obj_float_t const_obj_functions_1 = {{&mp_type_float}, (mp_float_t)1.5};
#define const_obj_functions_1_macro MP_ROM_PTR(&const_obj_functions_1)
#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_C
#define const_obj_functions_1_macro ((mp_rom_obj_t)(0xc0400002))
#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_D
#define const_obj_functions_1_macro ((mp_rom_obj_t)(0xbffc000000000000))
#endif
static const mp_obj_int_t const_obj_functions_2 = {{&mp_type_int}, {.neg=0, .fixed_dig=1, .alloc=4, .len=4, .dig=(uint16_t*)(const uint16_t[]){0xad2,0xeb1f,0xa98c,0xab54}}};
#if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_A || MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_B
static const mp_obj_float_t const_obj_functions_3_1 = {{&mp_type_float}, (mp_float_t)2.5};
#define const_obj_functions_3_1_macro MP_ROM_PTR(&const_obj_functions_3_1)
#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_C
#define const_obj_functions_3_1_macro ((mp_rom_obj_t)(0xc0a00002))
#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_D
#define const_obj_functions_3_1_macro ((mp_rom_obj_t)(0xc008000000000000))
#endif
static const mp_rom_obj_tuple_t const_obj_functions_3_4 = {{&mp_type_tuple}, 2, {
    MP_ROM_TRUE,
    MP_ROM_PTR(&mp_const_empty_bytes_obj),
}};
static const mp_rom_obj_tuple_t const_obj_functions_3 = {{&mp_type_tuple}, 5, {
    MP_ROM_INT(1),
    const_obj_functions_3_1_macro,
    MP_ROM_QSTR(MP_QSTR_x),
    MP_ROM_NONE,
    MP_ROM_PTR(&const_obj_functions_3_4),
}};
static const mp_obj_int_t const_obj_functions_4 = {{&mp_type_int}, {.neg=0, .fixed_dig=1, .alloc=2, .len=2, .dig=(uint16_t*)(const uint16_t[]){0xffff,0x7fff}}};
static const mp_obj_str_t const_obj_functions_5 = {{&mp_type_str}, 83, 26, (const byte*)"\x7b\x21\x72\x3a\x3e\x7b\x7d\x7d\x20\x6f\x66\x20\x67\x6c\x6f\x62\x61\x6c\x5f\x6e\x61\x6d\x65\x3d\x7b\x7d"};

// constant table
static const mp_rom_obj_t const_obj_table_data_functions[7] = {
    MP_ROM_PTR(&const_obj_functions_0),
    const_obj_functions_1_macro,
    MP_ROM_PTR(&const_obj_functions_2),
    MP_ROM_PTR(&const_obj_functions_3),
    MP_ROM_PTR(&const_obj_functions_4),
    MP_ROM_PTR(&const_obj_functions_5),
    MP_ROM_PTR(&mp_const_ellipsis_obj),
};

static const mp_frozen_module_t frozen_module_functions = {
    .constants = {
        .qstr_table = (qstr_short_t *)&const_qstr_table_data_functions,
        .obj_table = (mp_obj_t *)&const_obj_table_data_functions,
    },
    .proto_fun = &proto_fun_functions__lt_module_gt_,
};

////////////////////////////////////////////////////////////////////////////////
// frozen module empty
// - original source file: empty.mpy
// - frozen file name: empty.py
// - .mpy header: 4d:06:00:1f

// frozen bytecode for file empty.py, scope empty__lt_module_gt_
static const byte fun_data_empty__lt_module_gt_[5] = {
    0x00,0x02, // prelude
    0x01, // names: <module>
     // code info
    0x51, // LOAD_CONST_NONE
    0x63, // RETURN_VALUE
};
#if MICROPY_PERSISTENT_CODE_SAVE
static const mp_raw_code_truncated_t proto_fun_empty__lt_module_gt_ = {
    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,
    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,
    .kind = MP_CODE_BYTECODE,
    .is_generator = 0,
    .fun_data = fun_data_empty__lt_module_gt_,
    .children = NULL,
    #if MICROPY_PERSISTENT_CODE_SAVE
    .fun_data_len = 5,
    .n_children = 0,
    #if MICROPY_EMIT_MACHINE_CODE
    .prelude_offset = 0,
    #endif
    #if MICROPY_PY_SYS_SETTRACE
    .line_of_definition = 0,
    .prelude = {
        .n_state = 1,
        .n_exc_stack = 0,
        .scope_flags = 0,
        .n_pos_args = 0,
        .n_kwonly_args = 0,
        .n_def_pos_args = 0,
        .qstr_block_name_idx = 1,
        .line_info = fun_data_empty__lt_module_gt_ + 3,
        .line_info_top = fun_data_empty__lt_module_gt_ + 3,
        .opcodes = fun_data_empty__lt_module_gt_ + 3,
    },
    #endif
    #endif
};
#else
#define proto_fun_empty__lt_module_gt_ fun_data_empty__lt_module_gt_[0]
#endif

static const qstr_short_t const_qstr_table_data_empty[2] = {
    MP_QSTR_empty_dot_py,
    MP_QSTR__lt_module_gt_,
};

static const mp_frozen_module_t frozen_module_empty = {
    .constants = {
        .qstr_table = (qstr_short_t *)&const_qstr_table_data_empty,
        .obj_table = NULL,
    },
    .proto_fun = &proto_fun_empty__lt_module_gt_,
};

////////////////////////////////////////////////////////////////////////////////
// collection of all frozen modules

const char mp_frozen_names[] = {
    #ifdef MP_FROZEN_STR_NAMES
    MP_FROZEN_STR_NAMES
    #endif
    "functions.py\0"
    "empty.py\0"
    "\0"
};

const mp_frozen_module_t *const mp_frozen_mpy_content[] = {
    &frozen_module_functions,
    &frozen_module_empty,
};

#ifdef MICROPY_FROZEN_LIST_ITEM
MICROPY_FROZEN_LIST_ITEM("functions", "functions.py")
MICROPY_FROZEN_LIST_ITEM("empty", "empty.py")
#endif

/*
byte sizes:
qstr content: 45 unique, 387 bytes
bc content: 904
const str content: 31
const int content: 12
const obj content: 88
const table qstr content: 0 entries, 0 bytes
const table ptr content: 7 entries, 28 bytes
raw code content: 24 * 4 = 384
mp_frozen_mpy_names_content: 23
mp_frozen_mpy_content_size: 8
total: 1865
*/
