"""What a reader does on the map page."""

from playwright.sync_api import Locator, Page


def count_text(page: Page) -> Locator:
    """The line that says how many incidents are shown."""
    return page.locator(".shown-count")


def click_map(page: Page, latitude: float, longitude: float) -> None:
    """Click where a position lies on the map."""
    x, y = page.evaluate(
        """([lat, lng]) => {
            const point = map_0.latLngToContainerPoint([lat, lng]);
            const frame = map_0.getContainer().getBoundingClientRect();
            return [frame.x + point.x, frame.y + point.y];
        }""",
        [latitude, longitude],
    )
    page.mouse.click(x, y)


def let_pictures_pass(page: Page) -> None:
    """Wait until the map and what follows it have been drawn anew."""
    page.evaluate("""() => new Promise(done => {
        let left = 6;
        const wait = () => left-- ? requestAnimationFrame(wait) : done();
        wait();
    })""")


def open_place(page: Page, name: str) -> Locator:
    """Open a place from the list of places in view; returns its button."""
    view = page.locator("#lists details.fold").first
    if not view.evaluate("element => element.open"):
        view.locator("summary").press("Enter")
    button = view.get_by_role("button", name=name).first
    button.press("Enter")
    return button


def choice(page: Page, name: str) -> Locator:
    """The box of a choice in the filters by its exact name."""
    row = page.locator(".choice", has=page.locator(".choice-name", has_text=name))
    return row.first.locator("input")


def open_facet(page: Page, title: str) -> Locator:
    """A part of the filters, unfolded."""
    facet = page.locator(".facet", has=page.locator("summary", has_text=title))
    if not facet.evaluate("element => element.open"):
        facet.locator("summary").press("Enter")
    return facet
