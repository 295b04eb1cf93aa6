package org.jmpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Values cross the border in both directions. */
class ValueTest {
    private final Engine engine = Engine.create();
    private final Context context = engine.newContext();

    @AfterEach
    void close() {
        engine.close();
    }

    private String reprOf(Object value) {
        context.set("x", value);
        return context.get("x").repr();
    }

    @Test
    void javaToPython() {
        assertEquals("None", reprOf(null));
        assertEquals("True", reprOf(true));
        assertEquals("7", reprOf((byte) 7));
        assertEquals("-7", reprOf((short) -7));
        assertEquals("9223372036854775807", reprOf(Long.MAX_VALUE));
        assertEquals("5", reprOf(BigInteger.valueOf(5)));
        assertEquals("1180591620717411303424", reprOf(BigInteger.TWO.pow(70)));
        assertEquals("2.5", reprOf(2.5f));
        assertEquals("'é'", reprOf(new StringBuilder("é")));
        assertEquals("'c'", reprOf('c'));
        assertEquals("b'\\x00\\xff'", reprOf(new byte[] {0, -1}));
        assertEquals("[1, [None]]", reprOf(List.of(1, Arrays.asList((Object) null))));
        assertEquals("['a', 1]", reprOf(new Object[] {"a", 1}));
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put(2, List.of());
        assertEquals("{'a': 1, 2: []}", reprOf(map));
        assertEquals("{1, 2}", reprOf(new LinkedHashSet<>(List.of(1, 2))));
        assertThrows(IllegalArgumentException.class, () -> context.set("x", new Object()));
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        assertThrows(IllegalArgumentException.class, () -> context.set("x", cycle));
    }

    @Test
    void pythonToJava() {
        assertNull(context.eval("None").asObject());
        assertEquals(true, context.eval("1 < 2").asObject());
        assertEquals(3L, context.eval("1 + 2").asObject());
        assertEquals(BigInteger.TWO.pow(70), context.eval("1 << 70").asObject());
        assertEquals(0.5, context.eval("1 / 2").asObject());
        assertEquals("ab", context.eval("'a' + 'b'").asObject());
        assertArrayEquals(new byte[] {1}, (byte[]) context.eval("b'\\x01'").asObject());
        assertArrayEquals(new byte[] {1}, context.eval("bytearray([1])").asBytes());
        assertEquals(List.of(1L, List.of()), context.eval("(1, [])").asObject());
        assertEquals(Set.of(1L, 2L), context.eval("{1, 2}").asObject());
        assertEquals(Map.of("a", Map.of()), context.eval("{'a': {}}").asMap());
        assertInstanceOf(Value.class, context.eval("len").asObject());
        context.exec("l = []\nl.append(l)");
        assertThrows(IllegalArgumentException.class, () -> context.get("l").asObject());
    }

    @Test
    void conversionsAreStrict() {
        Value text = context.eval("'5'");
        assertThrows(ClassCastException.class, text::asLong);
        assertThrows(ClassCastException.class, text::asDouble);
        assertThrows(ClassCastException.class, text::asBoolean);
        assertThrows(ClassCastException.class, text::asList);
        assertThrows(ClassCastException.class, text::asMap);
        assertThrows(ClassCastException.class, text::asBytes);
        assertThrows(ClassCastException.class, () -> context.eval("5").asString());
        assertThrows(ArithmeticException.class, () -> context.eval("1 << 64").asLong());
        assertThrows(ArithmeticException.class, () -> context.eval("1 << 32").asInt());
        assertEquals(1L << 32, context.eval("1 << 32").asLong());
        assertEquals("str", text.typeName());
    }

    @Test
    void objectsAreUsedAsPythonDoes() {
        context.exec(
                """
                class Point:
                    def __init__(self, x, y=0):
                        self.x = x
                        self.y = y
                    def moved(self, dx):
                        return Point(self.x + dx, self.y)
                    def __repr__(self):
                        return 'Point(%d, %d)' % (self.x, self.y)
                    def __len__(self):
                        return 2
                    def __getitem__(self, i):
                        return (self.x, self.y)[i]
                """);
        Value point = context.get("Point").call(1);
        assertEquals("Point(1, 0)", point.toString());
        assertEquals("Point(1, 2)", context.get("Point").call(List.of(1), Map.of("y", 2)).repr());
        assertEquals("Point(4, 0)", point.invoke("moved", 3).repr());
        point.setAttribute("y", 9);
        assertEquals(9, point.attribute("y").asLong());
        assertEquals(2, point.length());
        assertEquals(9, point.item(1).asLong());
        assertEquals("Point", point.typeName());
        PythonException e = assertThrows(PythonException.class, () -> point.attribute("nothing"));
        assertEquals("AttributeError", e.type());
        assertEquals("IndexError", assertThrows(PythonException.class, () -> point.item(2)).type());
        Value dict = context.eval("{}");
        dict.setItem("k", List.of(1));
        assertEquals("{'k': [1]}", dict.repr());
        assertTrue(dict.isTrue());
    }

    @Test
    void itemsIterate() {
        List<Long> squares = new ArrayList<>();
        for (Value item : context.eval("(i * i for i in range(4))").items()) {
            squares.add(item.asLong());
        }
        assertEquals(List.of(0L, 1L, 4L, 9L), squares);
    }

    @Test
    void functionsBecomeJavaInterfaces() {
        context.exec("def half(x): return x / 2\ndef even(n): return n % 2 == 0\n");
        assertEquals(1.5, context.get("half").as(DoubleUnaryOperator.class).applyAsDouble(3));
        assertTrue(context.get("even").as(IntPredicate.class).test(4));
        assertTrue(context.get("even").as(IntPredicate.class).negate().test(5));
        BiFunction<?, ?, ?> join = context.eval("lambda a, b: a + b").as(BiFunction.class);
        assertNotEquals(null, join.toString());
        Supplier<?> list = context.eval("lambda: [1, 'a']").as(Supplier.class);
        assertEquals(List.of(1L, "a"), list.get());
        Value half = context.get("half");
        assertThrows(IllegalArgumentException.class, () -> half.as(String.class));
        assertThrows(IllegalArgumentException.class, () -> half.as(List.class));
        assertThrows(
                ClassCastException.class, () -> context.eval("5").as(DoubleUnaryOperator.class));
        DoubleUnaryOperator wrong = context.eval("lambda x: 'text'").as(DoubleUnaryOperator.class);
        assertThrows(ClassCastException.class, () -> wrong.applyAsDouble(1));
    }

    @Test
    void equalityIsThatOfThePythonObject() {
        context.exec("a = []\nb = a\n");
        assertEquals(context.get("a"), context.get("b"));
        assertNotEquals(context.get("a"), context.eval("[]"));
        assertEquals(context.eval("'x'"), context.eval("'x'"));
    }

    @Test
    void valuesStayInTheirContext() {
        try (Context other = engine.newContext()) {
            Value value = context.eval("[]");
            assertThrows(IllegalArgumentException.class, () -> other.set("x", value));
        }
    }
}
