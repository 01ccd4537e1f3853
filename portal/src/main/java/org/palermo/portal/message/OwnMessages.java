package org.palermo.portal.message;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.Results;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;
import org.palermo.portal.words.WordsInTemplates;

/// A country's own words for messages: files in the directory `palermo.portal.words`, named as ours in `messages`, with only the lines to
/// replace. A value stands in braces, by the name that it has in our text: `{count}`.
@Singleton
class OwnMessages {
    private static final Map<String, Class<?>> BUNDLES = Map.of("msg", Messages.class, "notice", NoticeMessages.class,
            "refer", ReferralMessages.class, "figures", StatisticsMessages.class, "file", CaseFileMessages.class,
            "handover", HandoverMessages.class);

    private final Words words;

    OwnMessages(Words words) {
        this.words = words;
    }

    void register(@Observes EngineBuilder engine) {
        BUNDLES.forEach((name, bundle) -> {
            Map<Language, Map<String, String>> own = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                own.put(language, words.own(name, language));
            }
            if (own.values().stream().anyMatch(words -> !words.isEmpty())) {
                engine.addNamespaceResolver(new Bundle(name, own, values(bundle)));
            }
        });
    }

    /// The names of the values of each message.
    private static Map<String, List<String>> values(Class<?> bundle) {
        Map<String, List<String>> values = new HashMap<>();
        for (Method message : bundle.getDeclaredMethods()) {
            values.put(message.getName(), Arrays.stream(message.getParameters()).map(Parameter::getName).toList());
        }
        return values;
    }

    /// Is asked before the messages of the build.
    private record Bundle(String name, Map<Language, Map<String, String>> own, Map<String, List<String>> values)
            implements NamespaceResolver {
        private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

        @Override
        public String getNamespace() {
            return name;
        }

        @Override
        public int getPriority() {
            return DEFAULT_PRIORITY + 1;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            String text = own.get(WordsInTemplates.language(context)).get(context.getName());
            return text == null ? Results.notFound(context)
                    : Multi.createFrom().iterable(context.getParams())
                            .onItem().transformToUniAndConcatenate(value -> Uni.createFrom().completionStage(context.evaluate(value)))
                            .collect().asList().map(said -> (Object) filled(text, values.getOrDefault(context.getName(), List.of()), said))
                            .subscribeAsCompletionStage();
        }

        /// A value that the message does not have stays as it is written.
        private static String filled(String text, List<String> names, List<Object> values) {
            return VALUE.matcher(text).replaceAll(found -> {
                int at = names.indexOf(found.group(1));
                return Matcher.quoteReplacement(at < 0 || at >= values.size() ? found.group() : String.valueOf(values.get(at)));
            });
        }
    }
}
