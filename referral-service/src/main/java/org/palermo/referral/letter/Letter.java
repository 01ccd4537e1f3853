package org.palermo.referral.letter;

/// The text of a letter, in English.
final class Letter {
    private static final String EMPLOYER = """
            %s

            To whom it may concern

            %s is known to us and has our support in looking for work and training. We are glad to answer questions about
            working hours, transport and the first weeks in the job.

            %s
            %s
            """;
    private static final String BANK = """
            %s

            To whom it may concern

            %s is known to us and wishes to open a basic payment account. Letters for this person reach us and are handed on.
            We are glad to answer questions about proof of identity and address.

            %s
            %s
            """;

    private Letter() {}

    static LetterView of(LetterFacts facts) {
        String form = switch (facts.to()) {
            case EMPLOYER -> EMPLOYER;
            case BANK -> BANK;
        };
        return new LetterView("en", form.formatted(facts.writtenOn(), facts.name(), facts.issuer(), facts.contact()));
    }
}
