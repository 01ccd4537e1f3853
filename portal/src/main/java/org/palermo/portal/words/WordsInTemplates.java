package org.palermo.portal.words;

import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.TemplateInstance;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.palermo.portal.page.Language;

/// Gives templates the words: `{w:say('list.next')}` in the language of the page.
@EngineConfiguration
public class WordsInTemplates implements NamespaceResolver {
    private final Words words;

    public WordsInTemplates(Words words) {
        this.words = words;
    }

    @Override
    public String getNamespace() {
        return "w";
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        return context.evaluate(context.getParams().getFirst()).thenApply(key -> words.say(language(context), key.toString()));
    }

    /// The language of the page.
    public static Language language(EvalContext context) {
        Locale locale = (Locale) context.getAttribute(TemplateInstance.LOCALE);
        return Language.of(locale == null ? "" : locale.toLanguageTag()).orElse(Language.EN);
    }
}
