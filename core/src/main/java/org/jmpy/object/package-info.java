/**
 * Values, types and operations: what a Python value is and what can be done with it.
 *
 * <p>A value is a plain {@link Object}: {@code Long} and {@code BigInteger} (int, the latter only
 * outside 64 bits), {@code Double} (float), {@code Boolean}, {@code String} (str), else a {@link
 * org.jmpy.object.PyObject}. Java {@code null} is never a value: it means "absent" (no self, no
 * attribute, iteration finished, delete instead of store).
 *
 * <p>{@link org.jmpy.object.PyType} holds one slot a protocol, as MicroPython's {@code
 * mp_obj_type_t}; each operation has one slow path: {@code Ops} (operators, truth, equality, hash),
 * {@code Attributes}, {@code Subscripts}, {@code Iteration}, {@code Call}, {@code Text}. They are
 * static, free of frames and contexts, so that every tier can call them.
 *
 * <p>In: data from linked images. Out: values for {@code interp} and {@code lib}. This room knows
 * nothing about bytecode, frames or contexts.
 */
package org.jmpy.object;
