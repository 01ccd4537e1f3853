package org.palermo.shelter.register.place;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// A room of a shelter. Searches know its id; only the shelter knows its name.
@Entity
@Table(name = "room")
class Room {
    @Id
    UUID id;

    UUID shelter;
    String name;

    Room() {}

    Room(UUID id, UUID shelter, String name) {
        this.id = id;
        this.shelter = shelter;
        this.name = name;
    }
}
