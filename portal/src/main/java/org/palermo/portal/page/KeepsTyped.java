package org.palermo.portal.page;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a form that is also taken when the session has ended, so that {@link ReturnedForms} gives it back to its sender with all that was
/// typed. The method has `@PermitAll`, and is called for signed-in people only. Not for a form with a file: without a session nothing of a
/// file is read.
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface KeepsTyped {}
