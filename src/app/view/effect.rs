//! Effects, compiled once for all: yew's own hooks are compiled anew for every place that uses them,
//! 600 bytes each, and the page has two dozen such places.

use std::any::Any;

use yew::{TearDown, hook, use_effect_with};

/// What an effect depends on.
trait Dependency: Any {
    fn is_same(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + 'static> Dependency for T {
    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

/// Any dependency; without one, the effect is due whenever the page was drawn.
struct On(Option<Box<dyn Dependency>>);

impl PartialEq for On {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => one.is_same(&**other as &dyn Any),
            _ => false,
        }
    }
}

type Effect = Box<dyn FnOnce(Option<&dyn Any>) -> Undo>;

/// Takes an effect back.
struct Undo(Box<dyn FnOnce()>);

impl TearDown for Undo {
    fn tear_down(self) {
        (self.0)();
    }
}

fn undo(it: impl TearDown) -> Undo {
    Undo(Box::new(move || it.tear_down()))
}

#[hook]
fn use_any(on: On, effect: Effect) {
    use_effect_with(on, move |on| effect(on.0.as_deref().map(|it| it as &dyn Any)));
}

/// As [`yew::use_effect_with`].
#[hook]
pub fn use_effect_on<D, T>(deps: D, effect: impl FnOnce(&D) -> T + 'static)
where
    D: PartialEq + 'static,
    T: TearDown,
{
    let effect = move |deps: Option<&dyn Any>| match deps.and_then(|it| it.downcast_ref()) {
        Some(it) => undo(effect(it)),
        None => undo(()),
    };
    use_any(On(Some(Box::new(deps))), Box::new(effect));
}

/// As [`yew::use_effect`]: the effect follows every time that the page was drawn.
#[hook]
pub fn use_effect_always<T: TearDown>(effect: impl FnOnce() -> T + 'static) {
    use_any(On(None), Box::new(move |_| undo(effect())));
}
