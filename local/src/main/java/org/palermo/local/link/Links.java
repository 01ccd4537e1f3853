package org.palermo.local.link;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks all classes of an application, and the whole constant pool of each, whether or not anything reaches them:
/// finding out what is reached would need a far longer program. Classes that nothing reaches and that do not fit are
/// listed in [CheckExceptions].
final class Links {
    /// The caller of their methods chooses the parameter types.
    private static final Set<String> OF_ANY_TYPE = Set.of("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle");

    private final ClassPath path;
    private final CheckExceptions checkExceptions;
    private final Jdk jdk = new Jdk();
    /// Dropped when memory is short, and read again.
    private final Map<String, SoftReference<ClassMembers>> known = new HashMap<>();

    Links(ClassPath path, CheckExceptions checkExceptions) {
        this.path = path;
        this.checkExceptions = checkExceptions;
    }

    /// A reference to a class or member that does not exist.
    ///
    /// @param from the class that contains it, in the form of class files
    record Broken(String from, Reference to) {

        String in(ClassPath path) {
            return "%s (%s) names %s, which is not there".formatted(from.replace('/', '.'), path.jar(from), to);
        }
    }

    /// In the order of the class path.
    List<Broken> broken() throws IOException {
        var found = new ArrayList<Broken>();
        var replaced = new HashSet<String>();
        for (var name : path.names()) {
            var model = parse(path.file(name).orElseThrow());
            SubstitutedClass.by(model).ifPresent(replaced::add);
            for (var reference : Reference.in(model)) {
                if (!exists(name, reference)) {
                    found.add(new Broken(name, reference));
                }
            }
        }
        found.removeIf(one -> replaced.contains(one.from()) || checkExceptions.unread().contains(one.from()));
        return found;
    }

    private boolean exists(String from, Reference reference) throws IOException {
        return reference.member() == null ? isThere(from, reference.owner()) : has(reference.owner(), reference.member());
    }

    /// A library that is partly there is not absent: then the class belongs to another version of it.
    private boolean isThere(String from, String owner) throws IOException {
        return declared(owner).isPresent() || checkExceptions.doesWithout(from, owner) && !path.hasPackage(owner);
    }

    /// A missing class is reported itself; its members can't be checked.
    private boolean has(String owner, String member) throws IOException {
        var declared = declared(owner);
        if (declared.isEmpty() || OF_ANY_TYPE.contains(owner) || declared.get().members().contains(member)) {
            return true;
        }
        for (var parent : declared.get().parents()) {
            if (has(parent, member)) {
                return true;
            }
        }
        return false;
    }

    private Optional<ClassMembers> declared(String name) throws IOException {
        var remembered = Optional.ofNullable(known.get(name)).map(SoftReference::get);
        if (remembered.isPresent()) {
            return remembered;
        }
        var file = path.file(name);
        var read = (file.isPresent() ? file : jdk.file(name)).map(Links::parse).map(ClassMembers::in);
        read.ifPresent(declared -> known.put(name, new SoftReference<>(declared)));
        return read;
    }

    private static ClassModel parse(byte[] file) {
        return ClassFile.of().parse(file);
    }
}
