/**
 * ROMFS images: read-only file systems in one stretch of bytes, whose files are used where they
 * lie.
 *
 * <pre>
 * record    = kind:vuint length:vuint payload
 * image     = one record of kind 0x14a6b1, of an even number of bytes, with records as payload
 * directory = nameLength:vuint name record*          (kind 4)
 * file      = nameLength:vuint name record*          (kind 5; the first data record is its content)
 * data      = bytes                                  (kind 2)
 * pointer   = size:vuint offset:vuint                (kind 3; from the start of the image's payload)
 * </pre>
 *
 * <p>Source: MicroPython extmod/vfs_rom.c. The tools write and show images, the library mounts
 * them.
 */
package org.jmpy.romfs;
