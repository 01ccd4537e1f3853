package org.palermo.inspection.statement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.problem.Problems;

/// Reads a statement with what it says: by a person's answer, or else by the register's columns.
@ApplicationScoped
class StatementReading {
    private final StatementStore store;
    private final StatementRules rules;

    StatementReading(StatementStore store, StatementRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /// With the questions in English.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such statement
    Uni<StatementView> whole(UUID id) {
        return whole(id, AskedQuestion.ENGLISH);
    }

    /// @param language of the questions, BCP 47
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such statement
    Uni<StatementView> whole(UUID id, String language) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(row -> said(row, language).flatMap(said -> store.sharing(row).map(sharing -> row.view(rules, said, row.columns(),
                        sharing))));
    }

    /// In the order of the questions; a question that nobody and nothing answers is left out.
    ///
    /// @param language of the questions, BCP 47
    Uni<List<StatementView.Answered>> said(StatementRow row, String language) {
        return store.answers(row.id()).map(answers -> {
            Map<String, StatementStore.AnswerRow> byQuestion = answers.stream()
                    .collect(Collectors.toMap(StatementStore.AnswerRow::question, Function.identity()));
            List<StatementView.Answered> said = new ArrayList<>();
            for (AskedQuestion question : rules.questions()) {
                StatementStore.AnswerRow answer = byQuestion.get(question.code());
                String cell = answer != null || question.ukColumn() == null
                        || !row.regime().equals(Regime.UK.name()) ? null : row.cell(question.ukColumn());
                if (answer != null) {
                    said.add(new StatementView.Answered(question.code(), question.text(language), StatementAnswer.valueOf(answer.answer()),
                            answer.place(), StatementView.SaidBy.PERSON, answer.answeredAt()));
                } else if (cell != null) {
                    said.add(new StatementView.Answered(question.code(), question.text(language),
                            cell.isBlank() ? StatementAnswer.NO : StatementAnswer.YES, null, StatementView.SaidBy.REGISTER, null));
                }
            }
            return said;
        });
    }
}
