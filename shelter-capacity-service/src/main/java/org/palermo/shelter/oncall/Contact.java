package org.palermo.shelter.oncall;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The parts of a shift that identify a person.
@RegisterForReflection
record Contact(String called, String email, String phone) {

    static Contact of(PutShift command) {
        return new Contact(command.called(), command.email(), command.phone());
    }

    String to(Channel channel) {
        return switch (channel) {
            case EMAIL -> email;
            case SMS -> phone;
            case WEBHOOK -> null;
        };
    }

    @Override
    public String toString() {
        return "Contact[secret]";
    }
}
