package org.palermo.local.link;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// A class, or a member of one, that another class names.
///
/// @param owner  in the form of class files: `java/lang/String`
/// @param member its name and its type, as in `length()I`; null for the class itself
record Reference(String owner, String member) {

    /// Everything in the constant pool of a class, which is all that its code can name.
    static Set<Reference> in(ClassModel model) {
        var found = new LinkedHashSet<Reference>();
        for (var constant : model.constantPool()) {
            switch (constant) {
                case ClassEntry type -> element(type.asInternalName()).ifPresent(owner -> found.add(new Reference(owner, null)));
                // An array has only the members of Object.
                case MemberRefEntry used when !used.owner().asInternalName().startsWith("[") ->
                        found.add(new Reference(used.owner().asInternalName(),
                                member(used.name().stringValue(), used.type().stringValue())));
                default -> { }
            }
        }
        return found;
    }

    static String member(String name, String type) {
        return type.startsWith("(") ? name + type : name + " " + type;
    }

    /// The element type of an array; empty for an array of numbers.
    private static Optional<String> element(String name) {
        if (!name.startsWith("[")) {
            return Optional.of(name);
        }
        var element = name.substring(name.lastIndexOf('[') + 1);
        return element.startsWith("L") ? Optional.of(element.substring(1, element.length() - 1)) : Optional.empty();
    }

    @Override
    public String toString() {
        var type = owner.replace('/', '.');
        return member == null ? type : type + "." + member;
    }
}
