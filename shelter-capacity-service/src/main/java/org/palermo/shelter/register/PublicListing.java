package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.directory.entry.DirectoryListings;
import org.palermo.shelter.directory.entry.ListedAddress;
import org.palermo.shelter.directory.entry.PublicShelter;
import org.palermo.shelter.register.address.Address;

/// Updates the public directory after a change of a shelter. The address is available only while it is being written: once sealed,
/// only its operator can open it. What the directory shows already, it goes on showing.
@ApplicationScoped
class PublicListing {
    private final DirectoryListings directory;

    PublicListing(DirectoryListings directory) {
        this.directory = directory;
    }

    /// @param address null if it has not changed
    Uni<Void> follow(Shelter shelter, Address address) {
        if (!shelter.publicListing || shelter.confidential) {
            return directory.withdraw(shelter.id);
        }
        return address == null ? directory.address(shelter.id).flatMap(listed -> directory.show(shown(shelter, asListed(listed))))
                : directory.show(shown(shelter, address));
    }

    private static Address asListed(Optional<ListedAddress> listed) {
        return listed.map(one -> new Address(one.street(), one.town(), one.postcode()))
                .orElseThrow(() -> Problems.invalid("address.line1", "must be given"));
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
