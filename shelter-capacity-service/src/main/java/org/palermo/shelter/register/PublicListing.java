package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.palermo.shelter.directory.entry.DirectoryListings;
import org.palermo.shelter.directory.entry.PublicShelter;
import org.palermo.shelter.register.address.Address;

/// Updates the public directory after a change of a shelter. The address is available only while it is being written: once sealed,
/// only its operator can open it.
@ApplicationScoped
class PublicListing {
    private final DirectoryListings directory;

    PublicListing(DirectoryListings directory) {
        this.directory = directory;
    }

    Uni<Void> follow(Shelter shelter, Address address) {
        return shelter.publicListing && !shelter.confidential
                ? directory.show(shown(shelter, address))
                : directory.withdraw(shelter.id);
    }

    private static PublicShelter shown(Shelter s, Address address) {
        List<String> accessible = Shelter.split(s.accessibility).stream().map(PublicListing::words).toList();
        return new PublicShelter(s.id, s.operatorAgency, s.operatorName, s.region, s.name, s.status.name(), takes(s.takes()), s.minAge,
                s.maxAge, accessible, Shelter.split(s.languages), address.line1(), address.town(), address.postcode());
    }

    private static List<String> takes(AcceptedPeople takes) {
        List<String> words = new ArrayList<>();
        if (takes.women()) {
            words.add("women");
        }
        if (takes.womenWithChildren()) {
            words.add("women with children");
        }
        if (takes.girls()) {
            words.add("girls");
        }
        if (takes.men()) {
            words.add("men");
        }
        return words.isEmpty() ? List.of("nobody at present") : words;
    }

    private static String words(String code) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
