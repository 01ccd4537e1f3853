package org.palermo.shelter.register;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// A room of a shelter. Searches know its id; what it is called is the shelter's own.
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
