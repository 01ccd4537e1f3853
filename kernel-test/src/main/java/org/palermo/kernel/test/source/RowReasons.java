package org.palermo.kernel.test.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Checks the reasons that a source gives for refusing a row of a file. A part of each sentence must say "must", however
/// the sentence is put together.
final class RowReasons {
    /// Methods that refuse a row; their last argument is the reason.
    private static final Set<String> REFUSING = Set.of("refuse", "refused", "rejected", "wrong");
    private static final Set<String> REFUSED = Set.of("InvalidRow", "Rejected");
    /// Methods that return why a row or a value is refused.
    private static final String WHY_NOT = "defect";
    /// These return the reason of a refusal, which is checked where it was made.
    private static final Set<String> ASKED = Set.of(WHY_NOT, "reason");
    /// Classes whose exceptions give a reason.
    private static final Set<String> THROWING = Set.of("ShelterRooms", "HmisShelters");
    private static final Set<String> PASSED_ON = Set.of("notText.getMessage()", "ShelterRow.wrong.getMessage()",
            "HmisShelters.e.getMessage()", "ShelterRow.defect", "JsonLine.violations", "BulkInsert.reason",
            "InvalidRow.reason", "VisitHistory.reason", "ShelterBatch.reason", "HsdsTables.reason",
            "DirectoryImport.item.note()", "ImportStore.(String)r[1]");
    /// Arguments of methods with those names that refuse something else.
    private static final Set<String> NO_REASON = Set.of("RefusalFilter.said", "RefusalFilter.Refusal.NOT_FOUND",
            "RefusalFilter.Refusal.STALE", "RefusalFilter.Refusal.IF_MATCH_REQUIRED", "WorkbookTable.defect", "Erasures.file",
            "Erasures.file.id()", "RunReading.rows.getFirst().number()", "Imports.limit", "Imports.limit + 1", "Placements.stay.id()",
            "Placements.command", "HeldPlaces.time.now()");

    private final String file;
    private final Written written;
    private final ViolationMessages said;

    RowReasons(String file, Written written, ViolationMessages said) {
        this.file = file;
        this.written = written;
        this.said = said;
    }

    void of(MethodInvocationTree call) {
        String method = call.getMethodSelect().toString();
        if (REFUSING.contains(method.substring(method.lastIndexOf('.') + 1)) && !call.getArguments().isEmpty()) {
            check(call.getArguments().getLast());
        }
    }

    /// @param type without its package and its type arguments
    void of(NewClassTree made, String type) {
        if (REFUSED.contains(type) || THROWING.contains(file) && type.equals("IllegalArgumentException")) {
            check(made.getArguments().getLast());
        }
    }

    void of(MethodTree method) {
        if (method.getName().contentEquals(WHY_NOT)) {
            Written.answers(method).forEach(this::check);
        }
    }

    private void check(ExpressionTree why) {
        switch (why) {
            case ExpressionTree known when isKnown(known) -> { }
            case LiteralTree nothing when nothing.getValue() == null -> { }
            case LiteralTree text -> sentence(text);
            case BinaryTree joined -> sentence(joined);
            case ParenthesizedTree inside -> check(inside.getExpression());
            case ConditionalExpressionTree either -> {
                check(either.getTrueExpression());
                check(either.getFalseExpression());
            }
            case SwitchExpressionTree several when !values(several).isEmpty() -> values(several).forEach(this::check);
            case MethodInvocationTree call when call.getMethodSelect() instanceof MemberSelectTree of
                    && of.getIdentifier().contentEquals("formatted") -> check(of.getExpression());
            case MethodInvocationTree call when call.getMethodSelect() instanceof IdentifierTree own ->
                    each(written.answers(own.getName().toString()), call);
            case IdentifierTree constant -> each(written.values(constant.getName().toString()), constant);
            default -> said.wrong(file, why);
        }
    }

    /// Empty when one of them is more than a value.
    private static List<ExpressionTree> values(SwitchExpressionTree several) {
        List<Tree> bodies = several.getCases().stream().<Tree>map(CaseTree::getBody).toList();
        return bodies.stream().allMatch(ExpressionTree.class::isInstance)
                ? bodies.stream().map(ExpressionTree.class::cast).toList()
                : List.of();
    }

    private void each(List<ExpressionTree> all, ExpressionTree by) {
        if (all.isEmpty()) {
            said.wrong(file, by);
        }
        all.forEach(this::check);
    }

    private boolean isKnown(ExpressionTree why) {
        String words = why.toString();
        boolean asked = why instanceof MethodInvocationTree call && call.getMethodSelect() instanceof MemberSelectTree of
                && ASKED.contains(of.getIdentifier().toString());
        return asked || PASSED_ON.contains(words) || PASSED_ON.contains(file + "." + words) || NO_REASON.contains(file + "." + words);
    }

    private void sentence(ExpressionTree joined) {
        said.count();
        if (parts(joined).stream()
                .noneMatch(part -> isKnown(part) || texts(part).stream().anyMatch(text -> text.contains(ViolationMessages.BEGINNING)))) {
            said.wrong(file, joined);
        }
    }

    private static List<ExpressionTree> parts(ExpressionTree joined) {
        if (!(joined instanceof BinaryTree two)) {
            return List.of(joined);
        }
        List<ExpressionTree> parts = new ArrayList<>(parts(two.getLeftOperand()));
        parts.addAll(parts(two.getRightOperand()));
        return parts;
    }

    private static List<String> texts(ExpressionTree part) {
        List<String> texts = new ArrayList<>();
        part.accept(new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void none) {
                if (literal.getValue() instanceof String text) {
                    texts.add(text);
                }
                return null;
            }
        }, null);
        return texts;
    }
}
