/**
 * The embedding API: Python programs inside a Java program. The only package that the module
 * exports, so all of it is promised and nothing else is.
 *
 * <p>An {@link org.jmpy.Engine} compiles {@linkplain org.jmpy.Program programs} and makes
 * {@linkplain org.jmpy.Context contexts}. A context is one isolated Python: its modules and globals
 * are its own, it reaches nothing outside but what its {@link org.jmpy.Sandbox} grants, and its
 * {@link org.jmpy.Limits} end it when it takes too much. Any number of contexts live in one JVM, on
 * as many threads; one context is used by one thread at a time.
 *
 * <pre>{@code
 * try (Engine engine = Engine.create()) {
 *     Program rules = engine.compile("rules.py", """
 *             def price(qty, unit):
 *                 if qty > 100:
 *                     unit = unit * 9 // 10
 *                 return qty * unit
 *             """);
 *     Limits limits = Limits.builder().steps(2_000_000).wallClock(Duration.ofMillis(200)).build();
 *     try (Context python = engine.newContext(Sandbox.NONE, limits)) {
 *         python.exec(rules);
 *         long a = python.get("price").call(120, 5).asLong();
 *         LongBinaryOperator price = python.get("price").as(LongBinaryOperator.class);
 *         long b = price.applyAsLong(120, 5);
 *         python.set("log", (Consumer<Object>) System.out::println);
 *         Map<Object, Object> m = python.eval("{'a': [1, 2.5, None]}").asMap();
 *     } catch (PythonException e) {
 *         System.err.print(e.formatted());
 *     } catch (LimitException e) {
 *         System.err.println(e.limit() + " used up");
 *     }
 * }
 * }</pre>
 *
 * <p>Modules that were compiled and packed before, into a ROMFS image or into jars on the class
 * path, are imported where they lie:
 *
 * <pre>{@code
 * FrozenModules modules = FrozenModules.onClassPath(App.class.getClassLoader());
 * Sandbox sandbox = Sandbox.builder().frozenModules(modules).build();
 * try (Engine engine = Engine.create();
 *         Context python = engine.newContext(sandbox, Limits.NONE)) {
 *     python.exec("import rules");
 * }
 * }</pre>
 */
package org.jmpy;
