package org.jmpy.jvm;

import java.lang.reflect.Modifier;

/** Which classes generated code may name. */
final class Names {
    private Names() {}

    /** {@return whether code in this package, loaded as it is, can refer to {@code c} by name} */
    static boolean canName(Class<?> c) {
        Class<?> element = c;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (element.isPrimitive()) {
            return true;
        }
        ClassLoader loader = element.getClassLoader();
        return !element.isHidden()
                && isPublic(element)
                && (loader == null || loader == Names.class.getClassLoader())
                && element.getModule()
                        .isExported(element.getPackageName(), Names.class.getModule());
    }

    private static boolean isPublic(Class<?> c) {
        for (Class<?> at = c; at != null; at = at.getDeclaringClass()) {
            if (!Modifier.isPublic(at.getModifiers())) {
                return false;
            }
        }
        return true;
    }
}
