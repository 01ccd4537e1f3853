package org.palermo.portal.publicform;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.page.Frame;

/// How one kind of public form is shown, sent and answered; {@link PublicForms} says when.
///
/// @param <F> what is typed
/// @param <R> the receipt that the service gives
public interface PublicForm<F extends TypedForm, R> {

    /// The form before anything is typed.
    F empty();

    /// @param problem why it was not sent, as the last part of a key of the words; null when it was not tried
    /// @param wrong the fields that must be corrected
    TemplateInstance page(Frame frame, Countries countries, F form, String problem, List<String> wrong);

    /// Sends it in nobody's name.
    Uni<Answer<R>> send(Frame frame, F form);

    /// The page that says that it came in.
    TemplateInstance received(Frame frame, R receipt);
}
