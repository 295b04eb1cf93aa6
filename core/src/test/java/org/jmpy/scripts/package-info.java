/**
 * The script corpus: behaviour of programs, each a file under {@code src/test/scripts}, run in
 * every mode of the engine.
 */
package org.jmpy.scripts;
