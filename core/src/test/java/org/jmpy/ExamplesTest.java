package org.jmpy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongBinaryOperator;

/** The example of the package's documentation, so that it compiles and does what it says. */
class ExamplesTest {
    @Test
    void packageDocumentation() {
        List<Object> logged = new ArrayList<>();
        try (Engine engine = Engine.create()) {
            Program rules =
                    engine.compile(
                            "rules.py",
                            """
                            def price(qty, unit):
                                if qty > 100:
                                    unit = unit * 9 // 10
                                return qty * unit
                            """);
            Limits limits =
                    Limits.builder().steps(2_000_000).wallClock(Duration.ofSeconds(20)).build();
            try (Context python = engine.newContext(Sandbox.NONE, limits)) {
                python.exec(rules);
                long a = python.get("price").call(120, 5).asLong();
                LongBinaryOperator price = python.get("price").as(LongBinaryOperator.class);
                long b = price.applyAsLong(120, 10);
                python.set("log", (Consumer<Object>) logged::add);
                python.exec("log('hello')");
                Map<Object, Object> m = python.eval("{'a': [1, 2.5, None]}").asMap();
                assertEquals(480, a);
                assertEquals(1080, b);
                assertEquals(List.of("hello"), logged);
                assertEquals(Map.of("a", Arrays.asList(1L, 2.5, null)), m);
            }
        }
    }
}
