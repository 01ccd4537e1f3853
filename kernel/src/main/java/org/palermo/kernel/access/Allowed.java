package org.palermo.kernel.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares who may call an operation, on the method that answers the request. A class that inherits methods from abstract
/// routes declares it with {@link #operations()} for the methods that have no declaration themselves.
///
/// An operation without a declaration is closed to everybody. `docs/access.md` is generated from the declarations.
@Repeatable(Allowed.Each.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
    /// In place of roles: everybody, signed in or not.
    String EVERYBODY = "everybody";
    /// In place of roles: everybody who has a role of a person, see {@link org.palermo.kernel.identity.Role#OF_PEOPLE}.
    String EVERY_ROLE = "every-role";

    /// A caller needs any one of these roles. `EVENT_SENDER` is for service accounts, which act for no organisation.
    String[] roles();

    /// Which records the caller may see or change, in words. The stores and the policies of the database enforce it.
    String scope();

    /// Kinds of organisation that are served in addition to those that may follow cases.
    Body[] also() default {};

    /// On a class: the names of the inherited methods that this declaration is for.
    String[] operations() default {};

    /// Contains several declarations on one class.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Each {
        Allowed[] value();
    }
}
