package org.palermo.shelter.register.place;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/// One sleeping place in a room.
@Entity
@Table(name = "place")
class Place {
    @Id
    UUID id;

    UUID shelter;
    UUID room;

    @Enumerated(EnumType.STRING)
    PlaceKind kind;

    boolean operational;

    @Version
    int version;

    Place() {}

    Place(UUID id, UUID shelter, UUID room, AddPlace as) {
        this.id = id;
        this.shelter = shelter;
        this.room = room;
        this.kind = as.kind();
        this.operational = as.operational();
    }
}
