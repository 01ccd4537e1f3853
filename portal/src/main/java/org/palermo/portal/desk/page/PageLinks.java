package org.palermo.portal.desk.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The pages to which a declared page leads.
public final class PageLinks {
    private final Desk desk;

    public PageLinks(Desk desk) {
        this.desk = desk;
    }

    /// As for a reader who has all roles, on a record that fulfils all conditions.
    public List<Page> from(Page page) {
        List<Page> led = new ArrayList<>();
        switch (page) {
            case ListPage list -> {
                list.leads().forEach(other -> led.add(desk.page(other)));
                list.columns().forEach(show -> led.addAll(at(show.href())));
                led.addAll(at(list.row()));
            }
            case RecordPage record -> record.sections().forEach(section -> led.addAll(from(section)));
            case TaskPage task -> {
                task.answer().forEach(section -> led.addAll(from(section)));
                led.addAll(at(task.then()));
                task.instead().values().forEach(other -> led.add(desk.task(other)));
            }
        }
        return led;
    }

    private List<Page> from(Section section) {
        List<Page> led = new ArrayList<>();
        switch (section) {
            case Section.Facts facts -> {
                facts.tasks().forEach(task -> led.add(desk.page(task)));
                facts.shown().forEach(show -> led.addAll(at(show.href())));
            }
            case Section.Table table -> {
                Stream.concat(table.tasks().stream(), table.rowTasks().stream()).forEach(task -> led.add(desk.page(task)));
                table.columns().forEach(show -> led.addAll(at(show.href())));
                led.addAll(at(table.row()));
                Optional.ofNullable(table.rowsBy()).ifPresent(by -> by.pages().values().forEach(path -> led.addAll(at(path))));
            }
            case Section.Tasks tasks -> tasks.tasks().forEach(task -> led.add(desk.page(task)));
            case Section.Worked worked -> worked.columns().forEach(show -> led.addAll(at(show.href())));
            case Section.Picture _ -> { }
        }
        return led;
    }

    /// The pages at a path with places for ids. A value of the row in the middle of a path may stand for a fixed part:
    /// `/cases/{case}/{=kind}/{=id}` leads to the page of each kind.
    public List<Page> at(String template) {
        if (template == null) {
            return List.of();
        }
        String path = template.replaceAll("\\?.*", "");
        List<Page> fixed = desk.find(path.replaceAll("\\{=?([\\w.]+)}", "id")).map(Desk.Place::page).stream().toList();
        return path.matches(".*/\\{=[\\w.]+}/.*")
                ? Stream.concat(fixed.stream(), desk.pages().stream().filter(page -> fits(path, page.path()))).distinct().toList() : fixed;
    }

    private static boolean fits(String path, String page) {
        String[] parts = path.split("/", -1);
        String[] places = page.split("/", -1);
        return parts.length == places.length && IntStream.range(0, parts.length).allMatch(i -> parts[i].equals(places[i])
                || parts[i].startsWith("{") && places[i].startsWith("{") || parts[i].startsWith("{=") && i < parts.length - 1);
    }
}
