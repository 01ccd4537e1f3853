package org.palermo.kernel.test.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/// The values that a source gives to names: results of its methods, first values of its constants and variables.
record Written(CompilationUnitTree unit) {

    List<ExpressionTree> answers(String name) {
        List<ExpressionTree> answers = new ArrayList<>();
        unit.accept(new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void none) {
                if (method.getName().contentEquals(name)) {
                    answers.addAll(answers(method));
                }
                return super.visitMethod(method, none);
            }
        }, null);
        return answers;
    }

    static List<ExpressionTree> answers(MethodTree method) {
        List<ExpressionTree> answers = new ArrayList<>();
        method.accept(new TreeScanner<Void, Void>() {
            @Override
            public Void visitReturn(ReturnTree answer, Void none) {
                if (answer.getExpression() != null) {
                    answers.add(answer.getExpression());
                }
                return null;
            }
        }, null);
        return answers;
    }

    List<ExpressionTree> values(String name) {
        List<ExpressionTree> values = new ArrayList<>();
        unit.accept(new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void none) {
                if (variable.getName().contentEquals(name) && variable.getInitializer() != null) {
                    values.add(variable.getInitializer());
                }
                return super.visitVariable(variable, none);
            }
        }, null);
        return values;
    }
}
