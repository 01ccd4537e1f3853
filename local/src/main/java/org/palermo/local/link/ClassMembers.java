package org.palermo.local.link;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The members of a class: its own, and its parents, from which it inherits more.
///
/// @param parents its superclass and its interfaces, in the form of class files
/// @param members as in [Reference]
record ClassMembers(List<String> parents, Set<String> members) {

    static ClassMembers in(ClassModel model) {
        var parents = Stream.concat(model.superclass().stream(), model.interfaces().stream()).map(ClassEntry::asInternalName).toList();
        var members = new HashSet<String>();
        model.fields().forEach(field -> members.add(Reference.member(field.fieldName().stringValue(), field.fieldType().stringValue())));
        model.methods()
                .forEach(method -> members.add(Reference.member(method.methodName().stringValue(), method.methodType().stringValue())));
        return new ClassMembers(parents, members);
    }
}
