package org.palermo.kernel.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says who may call an operation. It stands on the method that answers the request. A class that inherits its methods from
/// abstract routes says it of each of them with {@link #operations()}, where the routes do not say it themselves.
///
/// An operation without it is closed to everybody. `docs/access.md` is written from it.
@Repeatable(Allowed.Each.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
    /// As a role: everybody, signed in or not.
    String EVERYBODY = "everybody";
    /// As a role: everybody who holds a role of a person, see {@link org.palermo.kernel.identity.Role#OF_PEOPLE}.
    String EVERY_ROLE = "every-role";

    /// Any one of these roles may call it. `EVENT_SENDER` is for service accounts, which act for no organisation.
    String[] roles();

    /// Which records the caller may see or change, in words. The stores and the policies of the database enforce it.
    String scope();

    /// Kinds of organisation that are served besides those that may follow cases.
    Body[] also() default {};

    /// On a class: the names of the inherited methods that this is about.
    String[] operations() default {};

    /// Several of them on one class.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Each {
        Allowed[] value();
    }
}
