package org.palermo.shelter.register.place;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

@ApplicationScoped
public class PlaceStore {
    private static final Query<PlaceView> OF_SHELTER = Query.of(PlaceView.class, """
            select p.id, r.name as room, p.kind, p.operational, p.version
              from place p join room r on r.id = p.room
             where p.shelter = $1
             order by p.id
            """);
    private static final Change ADD_ROOM =
            Change.of("insert into room (id, shelter, name) values ($1, $2, $3) on conflict (shelter, name) do nothing");
    private static final Query<UUID> ROOM_NAMED = Query.of(UUID.class, "select id from room where shelter = $1 and name = $2");

    Uni<List<PlaceView>> of(UUID shelter) {
        return OF_SHELTER.list(shelter);
    }

    Uni<Place> in(UUID shelter, UUID place) {
        return Panache.getSession()
                .flatMap(session -> session.find(Place.class, place))
                .map(found -> {
                    if (found == null || !found.shelter.equals(shelter)) {
                        throw Problems.notFound();
                    }
                    return found;
                });
    }

    /// Adds the places of a new shelter, with their rooms.
    public Uni<Void> add(UUID shelter, List<AddPlace> commands) {
        Map<String, Room> rooms = new LinkedHashMap<>();
        commands.forEach(command -> rooms.computeIfAbsent(command.room(), name -> new Room(Ids.next(), shelter, name)));
        return add(rooms.values(),
                commands.stream().map(command -> new Place(Ids.next(), shelter, rooms.get(command.room()).id, command)).toList());
    }

    private Uni<Void> add(Collection<Room> rooms, List<Place> places) {
        return Panache.getSession().flatMap(session -> session.persistAll(rooms.toArray())
                .chain(() -> session.persistAll(places.toArray()))
                .chain(session::flush));
    }

    Uni<Void> add(Place place) {
        return add(List.of(), List.of(place));
    }

    Uni<PlaceView> view(Place place) {
        return Panache.getSession()
                .flatMap(session -> session.find(Room.class, place.room))
                .map(room -> PlaceView.of(place, room.name));
    }

    /// The room with that name; it is created with its first place.
    Uni<UUID> room(UUID shelter, String name) {
        return ADD_ROOM.execute(Ids.next(), shelter, name).chain(() -> ROOM_NAMED.one(shelter, name));
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }
}
