package org.palermo.kernel.test.api;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.hamcrest.Matcher;

/// A JSON answer of REST Assured whose plain paths are read without Groovy, see [PlainPath]. Everything else, and the message of an
/// assertion that fails, is REST Assured's own.
final class ReadAnswer implements InvocationHandler {
    /// The types of the parameters of the methods `path` and `body`.
    private static final List<Class<?>> PATH = List.of(String.class, String[].class);
    private static final List<Class<?>> EXPECTED = List.of(String.class, Matcher.class, Object[].class);

    private final Object answer;
    private final ReadJson json;

    private ReadAnswer(Object answer, ReadJson json) {
        this.answer = answer;
        this.json = json;
    }

    static Response of(Response answer) {
        return (Response) wrapped(answer, new ReadJson(answer.asString()));
    }

    /// REST Assured has one object for an answer and for what is extracted from it.
    private static Object wrapped(Object answer, ReadJson json) {
        var types = Stream.of(Response.class, ValidatableResponse.class, ExtractableResponse.class)
                .filter(type -> type.isInstance(answer)).toArray(Class<?>[]::new);
        return types.length == 0 ? answer : Proxy.newProxyInstance(Response.class.getClassLoader(), types, new ReadAnswer(answer, json));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        var types = List.of(method.getParameterTypes());
        if (method.getName().equals("jsonPath") && types.isEmpty()) {
            return json;
        }
        if (method.getName().equals("path") && types.equals(PATH) && ((String[]) arguments[1]).length == 0) {
            return json.get((String) arguments[0]);
        }
        if (method.getName().equals("body") && types.equals(EXPECTED) && isAsExpected(arguments)) {
            return proxy;
        }
        return passedOn(proxy, method, arguments);
    }

    /// False also for what must be left to REST Assured.
    private boolean isAsExpected(Object[] arguments) {
        var pairs = (Object[]) arguments[2];
        return matches(arguments[0], arguments[1]) && pairs.length % 2 == 0
                && Arrays.stream(pairs).gather(Gatherers.windowFixed(2)).allMatch(pair -> matches(pair.get(0), pair.get(1)));
    }

    private boolean matches(Object path, Object expected) {
        return path instanceof String text && expected instanceof Matcher<?> matcher
                && PlainPath.of(text).isPresent() && matcher.matches(json.get(text));
    }

    private Object passedOn(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            var result = method.invoke(answer, arguments);
            return result == answer ? proxy : wrapped(result, json);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
